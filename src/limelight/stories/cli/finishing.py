"""The options that say how a piece is finished and paced, for every command that makes one."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from limelight.generation.schemas import Value
from limelight.stories.finish import COLOUR_LOOKS, FONTS, Corner, Finishing
from limelight.stories.heard.soundtrack import Sounding
from limelight.stories.pacing import Pacing

# One for each field of `Finishing`, in the order to show them.
FINISHING: dict[str, Any] = {
    "colours": Annotated[str, typer.Option(help=f"A colour look: {', '.join(COLOUR_LOOKS)}.")],
    "lut": Annotated[Path | None, typer.Option(help="A colour table (.cube, 3D).")],
    "vignette": Annotated[float, typer.Option(help="Darker corners, 0 to 1.")],
    "grain": Annotated[float, typer.Option(help="Film grain, 0 to 1; makes files larger.")],
    "logo": Annotated[Path | None, typer.Option(help="A logo in a corner (PNG, JPEG, WebP).")],
    "logo_corner": Annotated[
        str, typer.Option("--logo-corner", help=f"Its corner: {', '.join(get_args(Corner))}.")
    ],
    "logo_size": Annotated[
        float, typer.Option("--logo-size", help="Times the usual size, 0.5 to 3; 0: as usual.")
    ],
    "logo_opacity": Annotated[
        float, typer.Option("--logo-opacity", help="How opaque it is, 0.1 to 1; 0: wholly.")
    ],
    "progress": Annotated[str, typer.Option(help="A bar that fills up: none, top or bottom.")],
    "accent": Annotated[str, typer.Option(help="Its colour, e.g. #ffc43d.")],
    "font": Annotated[
        str, typer.Option(help=f"Letters of captions, titles and cards: {', '.join(FONTS)}.")
    ],
    "lower_third": Annotated[
        str, typer.Option("--lower-third", help='Who is seen at first: "Name | what they do".')
    ],
    "intro": Annotated[
        str, typer.Option(help='Before it: "Title | a line below", or a film or picture.')
    ],
    "outro": Annotated[str, typer.Option(help="The same after it.")],
    "effects": Annotated[
        str, typer.Option(help="Short sounds on changes and titles: none, soft or lively.")
    ],
}


PACING: dict[str, Any] = {
    "cut_on_beat": Annotated[
        bool, typer.Option("--cut-on-beat", help="Change shots on beats of the music, in pauses.")
    ],
    "tighten_pauses": Annotated[
        float,
        typer.Option(
            "--tighten-pauses", help="Longest pause in what is spoken, in seconds; 0 leaves them."
        ),
    ],
}
SOUNDING: dict[str, Any] = {
    "voice": Annotated[
        str, typer.Option(help="A voice by name instead of the character's; see: limelight voices")
    ],
    "music": Annotated[
        str,
        typer.Option(help="A mood (limelight music --list), or none; the script's mood without."),
    ],
    "music_file": Annotated[
        Path | None, typer.Option("--music-file", help="Music of your own (WAV, MP3, FLAC, ...).")
    ],
    "music_tempo": Annotated[
        int, typer.Option("--music-tempo", help="Beats a minute, 40 to 220; 0: the mood's own.")
    ],
    "music_volume": Annotated[
        float, typer.Option("--music-volume", help="Louder or softer than usual, -24 to 12 dB.")
    ],
}
_GROUPS: dict[str, tuple[type[Value], dict[str, Any]]] = {
    "finished": (Finishing, FINISHING),
    "pacing": (Pacing, PACING),
    "sounding": (Sounding, SOUNDING),
}


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options in the place of its parameters `finished`, a `Finishing`,
    `pacing`, a `Pacing`, and `sounding`, a `Sounding`.
    """
    shown: list[inspect.Parameter] = []
    taken: dict[str, tuple[type[Value], dict[str, Any]]] = {}
    for asked in inspect.signature(command, eval_str=True).parameters.values():
        if asked.name not in _GROUPS:
            shown.append(asked)
            continue
        kind, options = taken[asked.name] = _GROUPS[asked.name]
        shown += [_parameter(kind, name, option) for name, option in options.items()]

    @functools.wraps(command)
    def run(*args: Any, **given: Any) -> None:
        made = {
            group: kind(**{name: given.pop(name) for name in options})
            for group, (kind, options) in taken.items()
        }
        command(*args, **given, **made)

    told: Any = run
    told.__signature__ = inspect.Signature(shown)
    told.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return run


def _parameter(kind: type[Value], name: str, option: Any) -> inspect.Parameter:
    default = kind.model_fields[name].default
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=option
    )
