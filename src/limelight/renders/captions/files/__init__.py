"""Subtitle files: SubRip, WebVTT, ASS and TTML (the text part of IMSC 1), written and read.

Doors: `formats.read_file`, `formats.read_text`, `formats.write_text`; a single format by its
`to_...` and `from_...`. What a format cannot carry is told as a `schemas.Loss`, never dropped in
silence. The rule most often broken: text from outside is escaped by the writer, never before it.
"""
