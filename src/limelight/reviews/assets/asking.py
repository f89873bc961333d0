"""Putting assets up for review, one or many."""

import asyncio
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.generation.schemas import Value
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.library.finding.lists import get_by_numbers
from limelight.library.queries import find_version
from limelight.library.schemas import Asset, AssetKind
from limelight.library.store import FileStore
from limelight.reviews import queries, service
from limelight.reviews.schemas import Medium, MediumKind, ReviewId, Subject

MOST_ASSETS = 200
# What a review of a text shows; the whole lies in the library.
LONGEST_EXCERPT = 20_000
_KINDS: dict[AssetKind, MediumKind] = {
    "picture": "image", "film": "video", "sound": "audio", "text": "text",
}  # fmt: skip


class LeftOut(Value):
    """An asset that was not put up, and why."""

    asset_id: str
    title: str
    why: str


class PutUp(Value):
    """The reviews of the assets, in their order, and what was left out."""

    review_ids: tuple[ReviewId, ...]
    left_out: tuple[LeftOut, ...]


async def put_up(
    sessions: Sessions, store: FileStore, workspace_id: WorkspaceId, numbers: Sequence[int]
) -> PutUp:
    """Have people decide on the assets with those numbers (see `Asset.number`).

    Putting up again what waits or was decided is the same review; a newer version of an asset
    replaces the review of an earlier one. Where the workspace asks nobody, one person decides: it
    was put up by somebody who wants that. Raises Invalid for none, or too many.
    """
    chosen = tuple(dict.fromkeys(numbers))
    if not 1 <= len(chosen) <= MOST_ASSETS:
        raise Invalid(f"Put up 1 to {MOST_ASSETS} assets at once.", field="numbers")
    async with sessions.read() as db:
        assets = await get_by_numbers(db, workspace_id, chosen)
    if not assets:
        raise Invalid("Choose what to put up first.", field="numbers")
    texts = await asyncio.to_thread(_texts, assets, store)
    reviews: list[ReviewId] = []
    left_out: list[LeftOut] = []
    async with sessions.begin() as db:
        # Read again: what somebody else did in the meantime counts.
        for asset in await get_by_numbers(db, workspace_id, [one.number for one in assets]):
            why = await _held_by(db, workspace_id, asset)
            if why:
                left_out.append(LeftOut(asset_id=asset.id, title=asset.title, why=why))
                continue
            subject = _subject(asset, texts.get(asset.id, ""))
            asked = await service.ask(db, workspace_id, subject, least=1)
            reviews += [asked] if asked else []
    return PutUp(review_ids=tuple(reviews), left_out=tuple(left_out))


async def _held_by(db: AsyncSession, workspace_id: WorkspaceId, asset: Asset) -> str:
    """Why an asset is not put up; "" where nothing is against it."""
    if asset.kind not in _KINDS:
        return "People cannot look at data."
    if asset.place != "shown":
        return "It is in the trash, or a newer version took its place."
    own = await queries.find_of(db, workspace_id, "asset", asset.lineage_id, asset.version)
    if asset.review and own is None:
        return "It is reviewed as a part of another piece."
    return ""


def _subject(asset: Asset, text: str) -> Subject:
    url, mark = f"/library/{asset.id}", asset.file.sha256[:12]
    has_look = asset.kind != "text"
    medium = Medium(
        kind=_KINDS[asset.kind],
        url=f"{url}/file?v={mark}",
        label=_label(asset),
        poster_url=f"{url}/look/small?v={mark}" if has_look else "",
        captions_url=f"{url}/captions.vtt" if asset.kind == "film" else "",
        stored=asset.file.name,
    )
    return Subject(
        kind="asset", id=asset.lineage_id, version=asset.version, title=asset.title, url=url,
        media=(medium,), text=text, is_made=asset.made_as != "upload",
    )  # fmt: skip


async def missing(db: AsyncSession, workspace_id: WorkspaceId, subject: Subject) -> str:
    """Why what is shown of a review is not, or not quite, what was put up; "" where it is."""
    if subject.kind != "asset":
        return ""
    asset = await find_version(db, workspace_id, subject.id, subject.version)
    if asset is None:
        return "It was deleted from the library."
    if asset.file.sha256 not in subject.contents:
        return "Its file was made anew since it was put up. What is decided here is not about it."
    return "It is in the trash of the library." if asset.place == "trash" else ""


async def find_shown(db: AsyncSession, workspace_id: WorkspaceId, subject: Subject) -> Asset | None:
    """The asset a review is about, with the content that was put up; None where it is thrown away,
    or another content took its place.
    """
    asset = await find_version(db, workspace_id, subject.id, subject.version)
    if asset is None or asset.place == "trash" or asset.file.sha256 not in subject.contents:
        return None
    return asset


def _label(asset: Asset) -> str:
    """What stands below it: its kind, and how large or long it is."""
    size = f"{asset.width_px} × {asset.height_px}" if asset.width_px else ""
    kind = asset.file.suffix.removeprefix(".").upper()
    long = f"{round(asset.seconds)} s" if asset.seconds else ""
    return ", ".join(part for part in (kind, size, long) if part)


def _texts(assets: Sequence[Asset], store: FileStore) -> dict[str, str]:
    """The beginnings of what can be read, by the ids of the assets."""
    found = {}
    for asset in assets:
        if asset.kind == "text" and store.has(asset.file):
            with store.path(asset.file.name).open(encoding="utf-8", errors="replace") as file:
                found[asset.id] = file.read(LONGEST_EXCERPT)
    return found
