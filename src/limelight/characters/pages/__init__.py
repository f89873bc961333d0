"""Pages of characters: the gallery, one character, the editor, import.

Door: `routers.ROUTERS`. Most often broken rule: what was typed is never lost, however wrong it is.
"""
