"""The embedded illustrator: draws characters and scenes as layered SVG, offline and without
weights.

Doors: `maker.Illustrator` (an ImageMaker), `compose.compose` (ask -> Stage) and
`identity.identity_score`.
Most often broken rule: nothing drawn may depend on anything but the ask and its seed.
"""
