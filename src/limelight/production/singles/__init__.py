"""One thing outside a production: a picture, a text spoken, a piece of music.

Doors: `making` (make it and label it), `pictures`, `speech`, `music` (what is asked and what the
file says of itself). The rule most often broken: what was typed stays out of what a file says.
"""
