"""`limelight disclose`: what has to be said about an asset where it is posted."""

from typing import Annotated

import typer

from limelight.disclosure.compiling import SOURCE_LANGUAGE, compile_label, platforms_for, wording
from limelight.disclosure.errors import WrongStatement
from limelight.disclosure.queries import get_record
from limelight.disclosure.schemas import Record, Statement, Wire
from limelight.disclosure.service import state
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.library.service import Library
from limelight.stories.posts.platforms import parse_platforms

app = typer.Typer()
_BY = "command line"
_STATEMENTS = ("generated", "edited", "none")


@app.command()
def disclose(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    asset: Annotated[str, typer.Argument(help="Id of the asset (limelight library, or its page).")],
    *,
    platform: Annotated[
        str, typer.Option(help="youtube, tiktok, ...; all that take it without.")
    ] = "",
    language: Annotated[
        str, typer.Option(help=f"Language of the words: {', '.join(wording())}.")
    ] = SOURCE_LANGUAGE,
    made: Annotated[
        str, typer.Option(help="What AI made of a file you brought: generated, edited or none.")
    ] = "",
    partner: Annotated[str | None, typer.Option(help='Who paid for the piece; "" for nobody.')] = (
        None
    ),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say how a piece is labelled as AI on each platform: fields, words, alt text, account."""

    async def work(wired: Wired) -> tuple[Record, list[Wire]]:
        own = wired[Library].workspace_id
        async with wired[Sessions].begin() as db:
            record = await get_record(db, own, asset)
            if made or partner is not None:
                said = Statement.model_validate(
                    {"made": _read(made), "partner": record.partner if partner is None else partner}
                )
                record = await state(db, own, asset, said, by=_BY)
        chosen = parse_platforms(platform) if platform else platforms_for(record.kind)
        return record, [compile_label(record, one, language) for one in chosen]

    record, labels = run(ctx, work)
    if as_json:
        print_json(
            {
                "record": record.model_dump(mode="json"),
                "labels": [label.model_dump(mode="json") for label in labels],
            }
        )
        return
    for label in labels:
        _print(record, label)


def _read(made: str) -> str | None:
    if made and made not in _STATEMENTS:
        raise WrongStatement(f"Choose one of {', '.join(_STATEMENTS)}.", field="made")
    return made or None


def _print(record: Record, label: Wire) -> None:
    print_line(label.name)
    if not record.needs_words:
        print_line("  Nothing has to be said about this.")
        return
    if label.fields:
        print_line(f"  fields   {', '.join(f'{field}=true' for field in label.fields)}")
    print_line(f"  words    {label.text}")
    if label.alt_prefix:
        print_line(f"  alt      {label.alt_prefix}...")
    print_line(f"  account  {label.account.say}")
    print_line(f"  by hand  {label.by_hand}")
