"""Characters below `/api/v1/characters`.

Door: `routers.ROUTERS`. The rule most often broken: whatever edits a character takes If-Match with
the character's ETag and answers the whole character.
"""
