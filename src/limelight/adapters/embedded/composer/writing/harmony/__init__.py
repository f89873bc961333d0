"""Chords (`chords`) and where their notes lie (`voicing`)."""
