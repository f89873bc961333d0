"""Rooms: homes, places of work and of the public, studios and stages."""
