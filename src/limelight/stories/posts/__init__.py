"""The words around a piece: captions, titles, hashtags, hooks, replies, sample lines.

Doors: `texts` (the values), `platforms` (what each platform allows). The rule most often broken:
every text that can be posted says that the character is AI.
"""
