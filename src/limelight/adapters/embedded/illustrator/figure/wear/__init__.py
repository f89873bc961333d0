"""Clothes of the toon figure, each drawn on the average body and bent to the build at hand.

Door: `draw.draw_worn`. A new garment is a function from an `Outfit` to a `Worn`, named in
`draw.CLOTHES`.
"""
