"""Word-timed captions: cues for subtitle files, short groups for captions burned into the picture.

Doors: `cues.cues`, `groups.word_groups`, and the writers `srt.to_srt`, `vtt.to_vtt`, `ass.to_ass`.
All work on `schemas.Cue` and take words from `wording.tidy`. The rule most often broken: text from
outside is escaped by the writer, never before it.
"""
