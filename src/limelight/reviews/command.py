"""`limelight reviews`: what waits for a decision, and putting assets up for one."""

from typing import Annotated

import typer
from rich.table import Table

from limelight.accounts.errors import UnknownPerson
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import Workspace
from limelight.accounts.workspaces.changing import list_members
from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.library.queries import list_numbers_of
from limelight.library.service import Library
from limelight.reviews import queries, service
from limelight.reviews.assets.asking import PutUp, put_up
from limelight.reviews.schemas import ReviewId, ReviewPage, ReviewView, State, Verdict

app = typer.Typer(no_args_is_help=True, help="What waits for people in the first workspace.")

Review = Annotated[str, typer.Argument(help="Id of a review.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    state: Annotated[State, typer.Option(help="Which reviews.")] = "waiting",
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many.")] = 20,
    after: Annotated[str, typer.Option(help="Where the list before ended.")] = "",
    as_json: Json = False,
) -> None:
    """List reviews, what waits longest first."""

    async def work(wired: Wired) -> ReviewPage:
        async with wired[Sessions].read() as db:
            return await queries.list_page(
                db, [wired[Workspace].id], state=state, assigned_to=None, cursor=after or None,
                limit=limit,
            )  # fmt: skip

    page = run(ctx, work)
    if as_json:
        print_json(page.model_dump(mode="json"))
        return
    table = Table("id", "title", "state", "approvals", "asked", box=None, pad_edge=False)
    for one in page.items:
        asked = one.asked_at.astimezone().strftime("%Y-%m-%d %H:%M")
        table.add_row(one.id, one.subject.title, one.state, f"{one.approvals}/{one.needed}", asked)
    out.print(table)
    if page.next_cursor:
        print_line(f"More: limelight reviews list --state {state} --after {page.next_cursor}")


@app.command()
def show(ctx: typer.Context, review: Review, *, as_json: Json = False) -> None:
    """Show a review: what was decided and said."""

    async def work(wired: Wired) -> ReviewView:
        async with wired[Sessions].read() as db:
            return await queries.get_view(db, wired[Workspace].id, review)

    _print(run(ctx, work), as_json=as_json)


@app.command()
def ask(
    ctx: typer.Context,
    assets: Annotated[list[str], typer.Argument(help="Ids of assets of the library.")],
    *,
    as_json: Json = False,
) -> None:
    """Put assets up for review: pictures, films, sounds, texts."""

    async def work(wired: Wired) -> PutUp:
        own = wired[Workspace].id
        async with wired[Sessions].read() as db:
            numbers = await list_numbers_of(db, own, assets)
        return await put_up(wired[Sessions], wired[Library].store, own, numbers)

    done = run(ctx, work)
    if as_json:
        print_json(done.model_dump(mode="json"))
        return
    for review_id in done.review_ids:
        print_line(review_id)
    for left in done.left_out:
        print_line(f"{left.title}: left out. {left.why}")


@app.command()
def decide(
    ctx: typer.Context,
    review: Review,
    verdict: Annotated[Verdict, typer.Argument(help="What is decided.")],
    *,
    by: Annotated[str, typer.Option("--as", help="E-mail address of the member who decides.")],
    reason: Annotated[str, typer.Option(help="Why; only an approval needs none.")] = "",
    as_json: Json = False,
) -> None:
    """Approve, ask for changes or reject, in the name of a member who may."""

    async def work(wired: Wired) -> ReviewView:
        own = wired[Workspace].id
        async with wired[Sessions].begin() as db:
            members = await list_members(db, own)
            member = next((one for one in members if one.person.email == by.casefold()), None)
            if member is None:
                raise UnknownPerson(f"Nobody here has the address {by!r}.")
            if not member.role.covers(ACTS["reviews.decide"]):
                raise Invalid(f"A {member.role.value} does not decide.", option="--as")
            await service.decide(db, own, ReviewId(review), member.person, verdict, reason)
            return await queries.get_view(db, own, review)

    _print(run(ctx, work), as_json=as_json)


def _print(view: ReviewView, *, as_json: bool) -> None:
    if as_json:
        print_json(view.model_dump(mode="json"))
        return
    print_line(f"{view.subject.title}: {view.state}, {view.approvals} of {view.needed} approvals")
    for decision in view.decisions:
        print_line(f"  {decision.person_name} {decision.verdict} {decision.reason}".rstrip())
    for comment in view.comments:
        done = " (done)" if comment.is_resolved else ""
        print_line(f"  {comment.person_name}: {comment.text}{done}")
