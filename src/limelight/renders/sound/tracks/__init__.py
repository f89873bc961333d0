"""What a mix is made of: the voice, the music, films and effects, each on a tape as long as the
mix.

Doors: `voice.record_speech`, `music.record_music`, `beside.record_films`,
`beside.record_effects`, `tape.Tape`.
"""
