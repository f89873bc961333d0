"""People: how they are made and how they prove who they are.

The rule most often broken: a password is hashed before a transaction is opened, never inside one.
"""
