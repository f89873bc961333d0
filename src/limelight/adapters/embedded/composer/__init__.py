"""Music made on the spot: a mood becomes chords, bass, melody and drums, played by recorded
instruments.

Door: `maker.Composer`. The flow: `mood_words` (which mood) → `writing` (notes) → `playing` (sound)
→ `record` (what is kept about it). The rule most often broken: the music lies under a voice, so
leave room: bars without a tune, nothing shrill, little where consonants live.
"""
