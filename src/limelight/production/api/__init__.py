"""Productions and single makers below `/api/v1`.

Door: `routers.ROUTERS`. The rule most often broken: a path on this machine never comes in; files
are named by what the library calls them.
"""
