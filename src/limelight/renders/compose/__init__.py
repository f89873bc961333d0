"""Frames: layers, a talking figure, pictures and words laid over each other, directly in video planes.

Doors: `frames.Film`. Every frame is a pure function of its time, so any process can draw any of them.
"""
