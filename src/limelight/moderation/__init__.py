"""May this text be used? Asks judges through a port and decides; keeps the reasons in plain words.

Doors: `service` (check a brief, a character, a script), `ports` (what a judge offers), `schemas`.
The rule most often broken: the rules under "Always" in the policy hold whatever a setting says.
"""
