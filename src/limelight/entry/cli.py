"""The `limelight` program. Commands live in their folders and are loaded when they are called."""

import difflib
import importlib
import sys
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Literal, NamedTuple

from limelight import __version__

Work = Literal["none", "own", "all"]


class Need(NamedTuple):
    """What workers load while the command itself is still starting: modules, and functions to call
    as "module:function". `of` is the kind it is for, where the command has the option `--of`.
    """

    load: tuple[str, ...]
    of: str = ""


class Command(NamedTuple):
    """Where a command is defined, the line that describes it in the list, whose durable work its
    process does (none, its own, or also what dead processes left behind), and what its workers load
    while the command itself is still starting; where `--of` names a kind, only what that needs.
    """

    module: str
    summary: str
    work: Work = "none"
    needs: tuple[Need, ...] = ()


_DRAWING = Need(("limelight.adapters.embedded.illustrator.maker",))
_SPEAKING = Need(
    (
        "limelight.adapters.embedded.voice.speaking",
        "limelight.adapters.embedded.voice.networks:kokoro",
    )
)
COMMANDS: dict[str, Command] = {
    "make": Command("limelight.production.cli.make", "Make a labelled video from a brief", "own"),
    "ideas": Command(
        "limelight.production.briefs.command", "Say what a character could make a video about"
    ),
    "productions": Command("limelight.production.cli.listing", "List what was made"),
    "image": Command(
        "limelight.production.cli.image",
        "Draw a picture, with a character or not",
        needs=(_DRAWING,),
    ),
    "sheet": Command("limelight.production.cli.sheet", "Contact sheets of all that can be drawn"),
    "say": Command(
        "limelight.production.cli.say",
        "Speak a text: a voice, a blend, a character",
        needs=(_SPEAKING,),
    ),
    "voices": Command("limelight.production.cli.voices", "List the voices"),
    "music": Command("limelight.production.cli.music", "Compose music: a mood, exactly as long"),
    "character": Command(
        "limelight.characters.cli.character", "Characters: personas, looks, lists, states"
    ),
    "preview": Command(
        "limelight.production.cli.preview",
        "Hear, see and read a character before making anything",
        needs=(_DRAWING._replace(of="appearance"), _SPEAKING._replace(of="voice")),
    ),
    "card": Command(
        "limelight.production.cli.card", "Import and export character cards (V1, V2, V3)"
    ),
    "caption": Command("limelight.stories.cli.caption", "Write the text of a post per platform"),
    "write": Command(
        "limelight.stories.cli.write", "Write titles, hooks, hashtags, replies, scripts"
    ),
    "render": Command("limelight.production.cli.render", "Render a timeline (OTIO) to a video"),
    "captions": Command(
        "limelight.production.cli.captions", "Convert captions (SRT, VTT, ASS, TTML); see styles"
    ),
    "subtitles": Command(
        "limelight.production.subtitles.command", "Captions of productions in further languages"
    ),
    "handoff": Command(
        "limelight.production.handoff.command", "Hand a timeline to Final Cut, Resolve, CapCut, ..."
    ),
    "thumbnail": Command(
        "limelight.production.covers.command", "Draw thumbnails: best moments, platforms' sizes"
    ),
    "qc": Command(
        "limelight.production.cli.qc", "Check a video: picture, sound, captions, platform"
    ),
    "templates": Command(
        "limelight.production.blueprints.command", "Templates of productions: list, share, import"
    ),
    "series": Command(
        "limelight.production.episodes.command", "Series of productions: list, show, next episode"
    ),
    "brands": Command("limelight.brands.cli", "Brand kits: colours, logo, words to use and avoid"),
    "library": Command(
        "limelight.library.cli.library",
        "Bring files in, put them into folders, find what is there twice",
    ),
    "reviews": Command(
        "limelight.reviews.command", "What waits for a decision; put assets up for one"
    ),
    "judge": Command("limelight.moderation.cli", "Say what the judges find in a text, and why"),
    "verify": Command(
        "limelight.library.cli.verify", "Say whether a file is ours, whole and labelled"
    ),
    "disclose": Command(
        "limelight.disclosure.cli", "How a piece is labelled as AI where it is posted"
    ),
    "sample": Command(
        "limelight.production.samples.command", "A sample workspace to look around in", "own"
    ),
    "workspace": Command(
        "limelight.accounts.cli.workspace", "Take the whole workspace along as one ZIP"
    ),
    "users": Command("limelight.accounts.cli.users", "The people of the studio and their roles"),
    "providers": Command(
        "limelight.accounts.cli.providers", "Services of others that people sign in by"
    ),
    "keys": Command("limelight.accounts.cli.keys", "Keys of programs: list, make, revoke"),
    "audit": Command("limelight.accounts.cli.audit", "The log of people and keys: is it whole?"),
    "studio": Command("limelight.entry.studio", "Serve the studio in the browser"),
}
_HELP = """\
Usage: limelight COMMAND [OPTIONS]

  Limelight: a studio for AI characters. All of it works offline; all of it
  says that it is AI.

Commands:
{commands}

Options:
  --version   Show the version and exit.
  -h, --help  Show this message; after a command, show that command's options.

Begin with:
  limelight make "Three honest tips for growing basil on a windowsill"
"""


def help_text() -> str:
    """What the program says about itself."""
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {known.summary}" for name, known in COMMANDS.items())
    return _HELP.format(commands="\n".join(lines))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; exits with 0, 1 (failed), 2 (misused) or 130 (interrupted)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    first = given[0] if given else "--help"
    if first in ("-h", "--help"):
        sys.stdout.write(help_text())
    elif first == "--version":
        sys.stdout.write(f"limelight {__version__}\n")
    elif first in COMMANDS:
        _call(first, given[1:])
    else:
        sys.stderr.write(_unknown(first))
        sys.exit(2)


def _call(name: str, arguments: list[str]) -> None:
    known = COMMANDS[name]
    typer_main: Any = importlib.import_module("typer.main")
    kit_cli: Any = importlib.import_module("limelight.kit.cli")
    command = typer_main.get_command(importlib.import_module(known.module).app)
    studio = kit_cli.Studio(lambda: _open(known, arguments))
    command.main(args=arguments, prog_name=f"limelight {name}", obj=studio)


def _open(known: Command, arguments: list[str]) -> AbstractAsyncContextManager[Any]:
    """The wired application; what that needs is only imported when a command opens it. Where a
    command has to answer soon, its workers start before that: both cores are used.
    """
    module: Any = importlib.import_module("limelight.kit.settings")
    settings, workers = module.read_settings(), None
    needs = [need for need in known.needs if need.of in arguments or "--of" not in arguments]
    if needs:
        kit_workers: Any = importlib.import_module("limelight.kit.workers")
        workers = kit_workers.Workers(settings.workers or None)
        for need in needs:
            workers.warm(*need.load)
    app: Any = importlib.import_module("limelight.app.studio")
    opened: AbstractAsyncContextManager[Any] = app.opened(
        settings, work=known.work, workers=workers
    )
    return opened


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"Error: There is no command {name!r}.{meant} See: limelight --help\n"
