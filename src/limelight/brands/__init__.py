"""Brand kits of a workspace: colours, logo, cards, words to use and to avoid. Door: `service`.
Productions keep the brand as it was when they were ordered; changing a kit changes nothing made.
"""
