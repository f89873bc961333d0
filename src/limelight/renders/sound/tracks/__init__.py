"""What a mix is made of: the voice and the music, each on a tape as long as the mix.

Doors: `voice.record_speech`, `music.record_music`, `tape.Tape`.
"""
