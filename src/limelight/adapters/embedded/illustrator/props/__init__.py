"""Things that a picture can show: over a thousand drawings, chosen by words and by meaning.

Doors: `choosing.choose` (subjects -> props), `placing.dress` (props into a scene), `drawing.draw`.
The data are written by tools/build_props.py. Most often broken rule: a thing has its size and its
way of resting in the catalogue, never in code.
"""
