"""Laying pictures over a frame, in C: the one part of the render that Python's libraries are too
slow for. `drawing` is the door; the build compiles the C beside it into `built` (decision 0013).
"""
