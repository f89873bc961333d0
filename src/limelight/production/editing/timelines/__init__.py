"""Editing the timeline of a production: by hand in the browser, or in another editor.

Doors: `service.TimelineEditing`, served as the port `editing.ports.TimelineEditor`.
"""
