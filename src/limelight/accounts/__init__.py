"""Who may do what: people, workspaces, roles, sign-in, sessions, keys.

Doors: `gate` (what a route may ask of whoever calls it), `permissions` (which role an act takes),
`schemas`, `service`, `ports`. The rule most often broken: every route declares its permission, and
every row elsewhere that belongs to a workspace carries its id and is only asked for by it.
"""
