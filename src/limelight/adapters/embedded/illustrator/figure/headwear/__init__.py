"""Headwear of the toon figure, and what it leaves visible of the hair.

Door: `draw.draw_headwear`. A new piece is a function from a `Felt` to a `Hat`, named in
`draw.HEADWEAR`.
"""
