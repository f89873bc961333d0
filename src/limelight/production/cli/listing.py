"""`limelight productions`: what was made, newest first."""

from typing import Annotated

import typer
from rich.table import Table

from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.wiring import Wired
from limelight.production.schemas import ProductionPage
from limelight.production.service import ProductionService

app = typer.Typer()


@app.command()
def productions(
    ctx: typer.Context,
    *,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many.")] = 20,
    after: Annotated[str, typer.Option(help="The id to go on after.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List productions, newest first."""

    async def work(wired: Wired) -> ProductionPage:
        return await wired[ProductionService].list_page(cursor=after or None, limit=limit)

    page = run(ctx, work)
    if as_json:
        print_json(page.model_dump(mode="json"))
    elif not page.items:
        print_line('Nothing was made yet. Begin with: limelight make "BRIEF"')
    else:
        _print_table(page)


def _print_table(page: ProductionPage) -> None:
    table = Table("id", "title", "character", "state", "made", box=None, pad_edge=False)
    for item in page.items:
        made = item.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
        table.add_row(item.id, item.title, item.character_name, item.state, made)
    out.print(table)
    if page.next_cursor:
        print_line(f"More: limelight productions --after {page.next_cursor}")
