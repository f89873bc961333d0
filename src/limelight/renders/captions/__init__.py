"""Word-timed captions: cues for subtitle files, short groups for captions burned into the picture.

Doors: `cues.cues`, `groups.word_groups`; subtitle files are written and read in `files`. All work
on `schemas.Cue` and take words from `wording.tidy`.
"""
