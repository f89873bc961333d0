"""Assets of the library that people put up for review: uploads, single pictures, sounds, texts.

Doors: `asking` (one or many), `pages`. Finished productions ask by themselves
(`production/steps/tracking.py`).
"""
