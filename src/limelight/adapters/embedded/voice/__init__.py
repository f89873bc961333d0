"""The embedded voice: speech from models that arrive with the installation, with exact word and
phoneme times.

Doors: `maker.EmbeddedVoice` (the SpeechMaker), `catalogue.voices()` (what can be chosen). The way
of a text: `reading` writes it out as words, `pronouncing` turns words into phonemes, `networks`
into sound, `sound` cleans it. Times come from the durations that the model itself used, never from
listening again.
"""
