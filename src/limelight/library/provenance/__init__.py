"""Honest files: who made them, that they are AI-made, and whether they were changed since. Pure
files, no database.

Doors: `certificate.studio_identity` (the studio's own signature), `label.label_file`,
`verify.verify_file`. The rule most often broken: nothing here may open a connection; no time
server, no remote manifest, no revocation list.
"""
