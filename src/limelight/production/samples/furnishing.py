"""What a sample holds before anything is rendered, and what is said of its videos afterwards."""

from collections.abc import Sequence
from importlib import resources

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.brands.service import create_brand
from limelight.characters.personas.templates import persona_template
from limelight.characters.queries import get_character
from limelight.characters.schemas import CharacterDraft
from limelight.characters.service import create
from limelight.generation.schemas import VoiceSpec
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id
from limelight.library.finding.facets import list_folders
from limelight.library.finding.lists import list_numbers
from limelight.library.schemas import AssetFilter, Verb
from limelight.library.shelving.changes import change_many
from limelight.library.shelving.folders import make_folder
from limelight.moderation.ports import Judge
from limelight.notices.service import see_all
from limelight.production.blueprints.service import keep_template
from limelight.production.briefs.models import UnsentRow
from limelight.production.samples.schemas import Contents, SamplePiece
from limelight.production.schemas import Order, ProductionId
from limelight.reviews import queries as review_queries
from limelight.reviews import service as reviews
from limelight.reviews.schemas import Pin, Policy, ReviewId, Said, Speaker

VIDEOS, SCENES = "Finished videos", "Scenes"
# Nobody's link: the client of a sample is part of the sample.
CLIENT = Speaker(guest_name="Sample client", link_id="sample")


def read_contents() -> Contents:
    """What every sample is made of."""
    file = resources.files("limelight.production.samples") / "contents.json"
    return Contents.model_validate_json(file.read_text(encoding="utf-8"))


async def furnish(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    person_id: UserId,
    judges: Sequence[Judge],
    held: Contents,
) -> None:
    """Put the cast, a brand, a template, folders, an unsent brief and the rule that one person
    approves into an empty workspace.
    """
    for one in held.cast:
        draft = CharacterDraft(
            name=one.name,
            bio=one.bio,
            tags=one.tags,
            persona=persona_template(one.persona),
            appearance=one.appearance,
            voice=VoiceSpec(gender=one.voice_gender),
        )
        await create(db, workspace_id, draft, judges=judges)
    await reviews.set_policy(db, workspace_id, Policy(needed=1, counts_clients=True))
    await create_brand(db, workspace_id, held.brand)
    await keep_template(db, workspace_id, held.template)
    for name in (VIDEOS, SCENES):
        await make_folder(db, workspace_id, name)
    writer = await get_character(db, workspace_id, held.draft_by)
    unsent = held.draft.model_copy(update={"character": writer.id})
    db.add(
        UnsentRow(
            id=new_id(),
            workspace_id=workspace_id,
            person_id=person_id,
            version=1,
            content=unsent.model_dump(mode="json", exclude={"draft", "draft_version"}),
            edited_at=utc_now(),
        )
    )


def order_of(piece: SamplePiece) -> Order:
    """What is typed to have a piece made."""
    return Order(text=piece.text, seconds=piece.seconds, character=piece.by)


async def present(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    person_id: UserId,
    piece: SamplePiece,
    production_id: ProductionId,
) -> None:
    """Say what the client says of a finished piece, and put its files in order. Harmless when it
    was done already, and where somebody was quicker.
    """
    row = await review_queries.find_of(db, workspace_id, "production", production_id, 1)
    view = await review_queries.get_view(db, workspace_id, row.id) if row else None
    if view is not None and view.state == "waiting" and not view.comments:
        at = Pin(at_seconds=piece.remark_at_seconds)
        said = Said(text=piece.remark, pin=at)
        await reviews.comment(db, workspace_id, view.id, CLIENT, said)
        await _answer(db, workspace_id, view.id, piece)
    await _shelve(db, workspace_id, piece)
    # Whoever looks around is told nothing by the bell, and gets no letters.
    await see_all(db, person_id, [workspace_id])


async def _answer(
    db: AsyncSession, workspace_id: WorkspaceId, review_id: ReviewId, piece: SamplePiece
) -> None:
    if piece.approval:
        row = await review_queries.get_row(db, workspace_id, review_id)
        await reviews.settle(db, row, CLIENT, "approve", piece.approval)


async def _shelve(db: AsyncSession, workspace_id: WorkspaceId, piece: SamplePiece) -> None:
    folders = {one.name: one.id for one in await list_folders(db, workspace_id)}
    films = await list_numbers(db, workspace_id, AssetFilter(character=piece.by, kinds=("film",)))
    stills = await list_numbers(
        db, workspace_id, AssetFilter(character=piece.by, kinds=("picture",))
    )
    done: list[tuple[Sequence[int], Verb, str]] = [
        (films.tolist(), "move", folders.get(VIDEOS, "")),
        (stills.tolist(), "move", folders.get(SCENES, "")),
        ([*films.tolist(), *stills.tolist()], "tag", "sample"),
        ([*films.tolist(), *stills.tolist()], "tag", piece.tag),
    ]
    if piece.stars:
        done += [(films.tolist(), "rate", str(piece.stars)), (films.tolist(), "favourite", "")]
    for numbers, verb, value in done:
        await change_many(db, workspace_id, numbers, verb, value)
