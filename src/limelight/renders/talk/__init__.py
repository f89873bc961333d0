"""How a figure speaks and lives.

Mouth weights from phonemes, energy from sound, blinks, glances, sway.

Doors: `track.track_of`, `life.Life`. Everything is a pure function of time and seed.
"""
