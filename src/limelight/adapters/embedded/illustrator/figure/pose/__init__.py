"""Poses of the figure: turned heads and shoulders, arms, hands and what they hold.

Doors: `turning.turned` for a figure seen three-quarters, `arms` and `hands` for limbs. Nothing in
here knows a hairstyle or a garment: what is drawn from the front is bent, part by part, as if it
lay on a rounded surface.
"""
