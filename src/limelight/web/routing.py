"""Finding the router of an address without asking each: there are some fifty, with hundreds of
routes, and asking them all took as long as many pages.
"""

from collections.abc import Callable, Iterable

from fastapi import APIRouter
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

Matches = Callable[[Scope], tuple[Match, Scope]]


def joined(routers: Iterable[APIRouter]) -> list[BaseRoute]:
    """The routes of all these. Each router is asked only about addresses that begin as one of its
    own does. What each route takes and answers is worked out at its first request, once for all
    applications that are built with the same list.
    """
    everything = APIRouter()
    for router in routers:
        known = len(everything.routes)
        everything.include_router(router)
        beginnings = _beginnings(router)
        for route in everything.routes[known:]:
            # On the object: a route of another kind around it would hide it from the reference.
            vars(route)["matches"] = _near(route.matches, beginnings)
    return everything.routes


def _beginnings(router: APIRouter) -> tuple[str, ...]:
    """What the addresses of a router begin with: all up to the first part that varies."""
    own = {str(getattr(route, "path", "/")).partition("{")[0] for route in router.routes}
    return tuple(
        one for one in own if not any(one != other and one.startswith(other) for other in own)
    )


def _near(matches: Matches, beginnings: tuple[str, ...]) -> Matches:
    def found(scope: Scope) -> tuple[Match, Scope]:
        if scope.get("root_path") or scope["path"].startswith(beginnings):
            return matches(scope)
        return Match.NONE, {}

    return found
