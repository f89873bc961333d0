"""A cut for other editors: every shot a film, every sound a file, and what they read. Door:
`folder`.
"""
