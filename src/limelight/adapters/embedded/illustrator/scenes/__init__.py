"""Places to put a character or a thing in: one generator per setting, each for any size.

Door: `registry.choose`. A generator draws in the units of its `Canvas`, never in pixels of the
picture.
"""
