"""Frames to a file: FFmpeg processes fed by pipes, segments rendered by several workers, joined without re-encoding.

Doors: `segments`, `ffmpeg`.
"""
