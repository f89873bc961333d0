"""The character: looks read from words, and the parts of the toon-head figure drawn in layers.

Door: `build.build_figure`. Coordinates are those of toon-head's 768 px canvas, extended downwards.
"""
