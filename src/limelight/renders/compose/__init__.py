"""Frames: layers, a talking figure, pictures and words, laid directly in video planes.

Door: `film.Film`. Every frame is a pure function of its time: any process can draw any of them.
"""
