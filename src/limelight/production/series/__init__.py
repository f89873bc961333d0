"""Series of productions: what stays the same in every episode, their order, what was told so far.

Doors: `service` (rules), `queries`-like reads there too. The rule most often broken: an episode is
written down in the transaction that writes down its production, or not at all.
"""
