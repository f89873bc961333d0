"""Thumbnails of a timeline for platforms, from the command line."""
