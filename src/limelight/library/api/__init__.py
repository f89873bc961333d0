"""The library below `/api/v1/library`.

Door: `routers.ROUTERS`. The rule most often broken: a file leaves as its labelled copy where there
is one.
"""
