"""The log of what was done to people, roles and keys: written once, chained by hashes.

The rule most often broken: an entry is recorded in the transaction of what it tells, and says
nothing that has to be forgotten later (ids, not names or addresses).
"""
