"""PNG, JPEG and MP4 on the level of their parts: take private ones out, put the label in, find what
is there.

Doors: `png`, `jpeg`, `mp4`; callers use `provenance.media`, which picks by kind of file. The rule
most often broken: what draws or sounds is copied as it is, byte for byte.
"""
