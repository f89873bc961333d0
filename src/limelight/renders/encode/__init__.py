"""Frames to a file: segments rendered by several workers, joined without encoding again.

Doors: `segments`, `encoder`.
"""
