"""The options that say how a piece is finished, for every command that makes one."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from limelight.stories.finish import COLOUR_LOOKS, Finishing

_TAKEN = "finished"
# One for each field of `Finishing`, in the order to show them.
OPTIONS: dict[str, Any] = {
    "colours": Annotated[str, typer.Option(help=f"A colour look: {', '.join(COLOUR_LOOKS)}.")],
    "lut": Annotated[Path | None, typer.Option(help="A colour table (.cube, 3D).")],
    "vignette": Annotated[float, typer.Option(help="Darker corners, 0 to 1.")],
    "grain": Annotated[float, typer.Option(help="Film grain, 0 to 1; makes files larger.")],
    "logo": Annotated[
        Path | None, typer.Option(help="A logo at the upper right (PNG, JPEG, WebP).")
    ],
    "progress": Annotated[str, typer.Option(help="A bar that fills up: none, top or bottom.")],
    "accent": Annotated[str, typer.Option(help="Its colour, e.g. #ffc43d.")],
    "lower_third": Annotated[
        str, typer.Option("--lower-third", help='Who is seen at first: "Name | what they do".')
    ],
    "intro": Annotated[
        str, typer.Option(help='Before it: "Title | a line below", or a film or picture.')
    ],
    "outro": Annotated[str, typer.Option(help="The same after it.")],
}


def finishable(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options in the place of its parameter `finished`, a `Finishing`."""
    shown = list(inspect.signature(command, eval_str=True).parameters.values())
    at = next(place for place, taken in enumerate(shown) if taken.name == _TAKEN)
    shown[at : at + 1] = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=Finishing.model_fields[name].default,
            annotation=option,
        )
        for name, option in OPTIONS.items()
    ]

    @functools.wraps(command)
    def run(*args: Any, **given: Any) -> None:
        finished = Finishing(**{name: given.pop(name) for name in OPTIONS})
        command(*args, **given, **{_TAKEN: finished})

    told: Any = run
    told.__signature__ = inspect.Signature(shown)
    told.__annotations__ = {taken.name: taken.annotation for taken in shown}
    return run
