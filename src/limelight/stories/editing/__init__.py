"""Changing a plan: scripts as a person works on them."""
