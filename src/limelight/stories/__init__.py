"""Everything that is still a plan: brief, script, shots, timeline. Nothing here makes a picture or
a sound.

Doors: `brief`, `script`, `shots`, `edit`, `timeline`, `otio`, `writing`. The rule most often
broken: speech is the timing truth, so a timeline is only ever built from spoken words, never from
guessed durations.
"""
