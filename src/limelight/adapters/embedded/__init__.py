"""Makers that work offline without a key or a GPU; the default of every installation."""
