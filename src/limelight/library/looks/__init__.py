"""Small pictures of assets, whatever they are: what grids and players show before the thing itself.

Doors: `small.draw` (in a worker process), `shelf.Looks` (drawn once, kept in the cache). The rule
most often broken: a file somebody brought may be anything; what cannot be drawn is None, no error.
"""
