"""Human decisions on what was made: a queue, comments at a time or place, approval by policy.

Doors: `service`, `schemas`. A review knows what it is about only by a kind, an id and a version,
and by where it can be seen; the folder that made the thing asks for the review.
"""
