"""TTML documents (the text part of IMSC 1): `reading.from_ttml`, `writing.to_ttml`."""
