"""What every part of the HTTP API does alike: problems, cursor pages, ETags, idempotency, limits.

Doors: `routing.api_router`, `pages.Page`, `etags`, `problems`. The rule most often broken: a route
parses, calls one rule and answers; whatever two routes would both do stands here.
"""
