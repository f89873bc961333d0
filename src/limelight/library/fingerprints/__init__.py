"""What a file looks, sounds or reads like, in a few bytes: near files have near fingerprints.

Doors: `taking.mark_of` (a file's fingerprint), `nearness` (how far two are apart, which are near).
The rule most often broken: a fingerprint depends on the content alone, not on size, format,
loudness or brightness.
"""
