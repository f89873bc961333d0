"""What is being made now, for the drawer that every page has.

Doors: `pages`. The rule most often broken: an event is the whole list, never a change of it.
"""
