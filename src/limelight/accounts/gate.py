"""The gate of every route: what it takes to ask, and what serves whoever asks."""

from typing import Any, cast

from fastapi import Depends, Request

from limelight.kit.wiring import Wired


class Needs:
    """What a route asks of whoever calls it; the studio of one person lets everybody on this
    machine in, who is the only one to reach it.
    """

    def __init__(self, act: str | None) -> None:
        self.act = act

    async def __call__(self, request: Request) -> None:
        """Let the request in."""
        request.state.wired = request.app.state.wired


def may(act: str) -> Any:
    """The caller may do `act` in the workspace."""
    return Depends(Needs(act))


def anyone() -> Any:
    """Strangers may call this."""
    return Depends(Needs(None))


def wired_of(request: Request) -> Wired:
    """What serves the workspace of whoever asks."""
    return cast(Wired, request.state.wired)
