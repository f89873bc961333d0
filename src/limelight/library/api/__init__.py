"""The library below `/api/v1/library`.

Door: `routers.ROUTERS`. The rule most often broken: a file leaves by `outgoing`, which
labels it.
"""
