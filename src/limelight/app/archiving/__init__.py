"""A whole workspace as one ZIP, for whoever leaves or keeps a copy.

Doors: `archivist` (the durable job), `writing` (one archive, also for the command line).
The rule most often broken: a new table has to be reached by `tables.py`, or named there with the
reason why not; `tests/app/test_archiving.py` finds what is forgotten.
"""
