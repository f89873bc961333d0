"""Render speed against the encode floor."""
