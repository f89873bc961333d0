"""Timeline to file; pure: no database, no network. The hot core, told in docs/render.md.

Doors: `service.render` and `stage` (layered drawings that can talk). The rule most often broken:
a file appears under its name only when it is whole (write beside it, then rename).
"""
