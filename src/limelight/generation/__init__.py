"""One gateway to every maker of text, pictures, speech and music; keeps the recipe of each result.

Doors: `service.Gateway`, `ports` (what a maker must offer), `schemas` (what is asked and what comes
back). The rule most often broken: nothing outside this folder calls a maker directly.
"""
