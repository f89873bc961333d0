"""Who owns what: workspaces. People, roles and sign-in join here.

Doors: `service`, `schemas`. The rule most often broken: every row elsewhere that belongs to a
workspace carries its id, and every query is scoped by it.
"""
