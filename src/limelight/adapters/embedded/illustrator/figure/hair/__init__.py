"""Hair of the toon figure: smooth outlines that a texture turns into waves, curls or coils.

Door: `draw.draw_hair`. A new hair is a function from a `Tress` to a `Drawn`, named in `draw.HAIRS`.
"""
