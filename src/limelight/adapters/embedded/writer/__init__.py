"""The embedded writer: scripts from grammar, templates, a persona and topic knowledge; no model, no
network.

Door: `maker.EmbeddedWriter`. The rule most often broken: it only claims what stands in its
knowledge files or in
the brief, and the character, an AI, never claims to have lived through anything.
"""
