"""`limelight character pause|resume|archive|restore|bulk`."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, get_args

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.characters import bulk, queries, states
from limelight.characters.cli.asking import Json, Who, Yes
from limelight.characters.cli.cards import show
from limelight.characters.limits import build
from limelight.characters.schemas import (
    BulkAction,
    BulkOutcome,
    BulkReport,
    BulkVerb,
    Character,
    CharacterId,
)
from limelight.kit.cli import EXIT_FAILED, print_error, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Problem
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges

Transition = Callable[[AsyncSession, WorkspaceId, CharacterId], Awaitable[Character]]
_TRANSITIONS: dict[str, tuple[Transition, str]] = {
    "pause": (states.pause, "Make nothing new with a character until it is resumed."),
    "resume": (states.resume, "Use a paused character again."),
    "archive": (states.archive, "Put a character away; what was made with it stays."),
    "restore": (states.restore, "Take a character out of the archive."),
}
_VERBS = ", ".join(get_args(BulkVerb))


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for name, (act, help_text) in _TRANSITIONS.items():
        app.command(name, help=help_text)(_command(act))
    app.command("bulk")(bulk_command)


def _command(act: Transition) -> Callable[..., None]:
    def command(ctx: typer.Context, name: Who, *, as_json: Json = False) -> None:
        async def work(wired: Wired) -> Character:
            async with wired[Sessions].begin() as db:
                found = await queries.get_character(db, wired[Workspace].id, name)
                return await act(db, wired[Workspace].id, found.id)

        changed = run(ctx, work)
        if as_json:
            show(changed, as_json=True)
        else:
            print_line(f"{changed.name} (@{changed.handle}) is {changed.status}.")

    return command


def bulk_command(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(help=f"{_VERBS}.")],
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names, handles, ids.")],
    *,
    tag: Annotated[str, typer.Option(help="The tag to add or to take away.")] = "",
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Do one thing to many characters; says for each whether it was done."""
    if action == "delete" and not yes:
        typer.confirm(f"Delete {len(names)} characters?", abort=True, err=as_json)

    async def work(wired: Wired) -> BulkReport:
        wanted = build(BulkAction, {"verb": action, "tag": tag})
        async with wired[Sessions].begin() as db:
            found, unknown = await _resolve(db, wired[Workspace].id, names)
            done = BulkReport(outcomes=())
            if found:
                done = await bulk.bulk_change(
                    db, wired[Workspace].id, found, wanted, judges=wired[Judges].all
                )
        return BulkReport(outcomes=(*done.outcomes, *unknown))

    report = run(ctx, work)
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        _print(report)
    if report.failed:
        raise typer.Exit(EXIT_FAILED)


async def _resolve(
    db: AsyncSession, workspace_id: WorkspaceId, names: Sequence[str]
) -> tuple[list[CharacterId], list[BulkOutcome]]:
    found: list[CharacterId] = []
    unknown: list[BulkOutcome] = []
    for name in names:
        try:
            found.append((await queries.get_character(db, workspace_id, name)).id)
        except Problem as problem:
            unknown.append(BulkOutcome(id=name, result="failed", detail=problem.detail))
    return found, unknown


def _print(report: BulkReport) -> None:
    for one in report.outcomes:
        if one.result == "failed":
            print_error(f"{one.name or one.id}: {one.detail}")
        else:
            print_line(f"{one.name}: {one.result}")
