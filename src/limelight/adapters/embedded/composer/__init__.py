"""Music made on the spot: a mood becomes chords, bass, melody and drums, played by recorded
instruments.

Door: `maker.Composer`. The flow: `moods` (what a mood means) → `form` (bars that fit the seconds) →
`harmony` → `arranging` (notes) → `playing` (sound). The rule most often broken: the music lies
under a voice, so leave room: low density, nothing shrill.
"""
