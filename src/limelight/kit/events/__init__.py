"""What happened, in order, per workspace: written with the change itself, read without gaps.

Doors: `log.record` (rules, in the transaction of the change), `log.list_events`, `changes.Changes`
(who waits is woken). The rule most often broken: an event is a fact in the past with ids and
states, never a whole representation.
"""
