"""Accounts below `/api/v1`: people, invitations, sessions, keys, the log, the workspace.

Door: `routers.ROUTERS`. The rule most often broken: a key never changes how its maker signs in, or
whoever finds it could take the account over; that is done in the browser.
"""
