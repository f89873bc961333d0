"""Timelines that other editors open, and theirs read back. Door: `otio`."""
