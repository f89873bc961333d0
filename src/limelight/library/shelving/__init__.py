"""Keeping order among assets: tags, folders, stars, the trash, versions, rights; and undoing it.

Doors: `changes` (one thing done to many assets, undone by its id), `folders`, `versions`, `trash`.
The rule most often broken: what is done to assets goes through `changes`, or it cannot be undone.
"""
