"""Thumbnails: which moment of a video, in which of three templates, at which platform's size.

Doors: `drawing.draw_thumbnails`, `covers.COVERS`.
"""
