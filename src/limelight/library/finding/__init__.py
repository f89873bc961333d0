"""Finding assets: by filter, by words, by meaning, by likeness.

Doors: `lists` (pages and whole orders of what a filter lets through), `facets` (what can be
filtered by), `finder` (those, and the nearest by meaning or likeness). The rule most often broken:
text is compared folded, in the index and in the query alike (`words.tokens`).
"""
