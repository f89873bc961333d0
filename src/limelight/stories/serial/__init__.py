"""Pieces that belong together: an episode of a series, and what its script says because of that."""
