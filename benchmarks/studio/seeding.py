"""Filling a studio fast: rows as the rules write them, thousands at a time."""

import hashlib
import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.people.creating import create_owner
from limelight.accounts.schemas import Place, Workspace
from limelight.accounts.sessions.keeping import open_session
from limelight.accounts.sessions.keys import create_key
from limelight.app.studio import opened
from limelight.characters.limits import plain
from limelight.characters.models import CharacterRow, PersonaRow, TagRow
from limelight.characters.schemas import Character, Persona
from limelight.generation.schemas import Appearance, Recipe, VoiceSpec
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.ids import new_id
from limelight.kit.settings import Settings
from limelight.library.finding.meanings import DIMENSIONS, narrow
from limelight.library.finding.words import folded
from limelight.library.models import AssetRow, FingerprintRow, MeaningRow, RecipeRow
from limelight.library.models import TagRow as AssetTagRow
from limelight.production.models import ProductionRow, StepRow
from limelight.production.steps.tracking import STEPS
from limelight.reviews.models import ReviewRow
from limelight.reviews.schemas import Subject
from limelight.stories.brief import Brief
from limelight.stories.script import Scene, Script

CHARACTERS, PRODUCTIONS, ASSETS = 200, 10_000, 100_000
_AT_ONCE = 2000
_WORDS = (
    "basil window kitchen light morning water coffee garden city evening rain mountain river "
    "travel bread soup music paint walk book letter train sea island winter summer leaf stone"
)
_STATES = ("done", "done", "done", "done", "failed", "cancelled")
_TAGS = ("travel", "food", "city", "home", "winter", "green", "loud", "quiet")
_KINDS = (("image", "picture", ".png"), ("speech", "sound", ".wav"), ("video", "film", ".mp4"))


class Ways(NamedTuple):
    """How to get into the seeded studio: a key for programs, a session for a browser."""

    key: str
    session: str


async def seed(settings: Settings, scale: float = 1.0) -> Ways:
    """Fill a fresh studio; the same rows at each run."""
    chance = random.Random(1)
    async with opened(settings) as wired:
        sessions, workspace = wired[Sessions], wired[Workspace]
        async with sessions.begin() as db:
            owner = await create_owner(
                db, email="bench@example.com", name="Bench", password_hash="-"
            )
            session = await open_session(db, owner.id, by="password", place=Place())
            _, key = await create_key(db, workspace.id, owner.id, name="bench")
        people = [f"Person {number}" for number in range(round(CHARACTERS * scale))]
        async with sessions.begin() as db:
            ids = await _characters(db, workspace.id, people, chance)
        for some in _chunks(range(round(PRODUCTIONS * scale))):
            async with sessions.begin() as db:
                await _productions(db, workspace.id, list(zip(ids, people, strict=True)), some)
        for some in _chunks(range(round(ASSETS * scale))):
            async with sessions.begin() as db:
                await _assets(db, workspace.id, people, some, chance)
        if not sessions.is_sqlite:  # as its own housekeeping would do soon
            async with sessions.begin() as db:
                await db.execute(text("ANALYZE"))
    return Ways(key, session.token)


def _chunks(numbers: range) -> Iterator[range]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))


def _text(number: int, count: int) -> str:
    chance, words = random.Random(number), _WORDS.split()
    return " ".join(chance.choice(words) for _ in range(count))


def _moment(number: int) -> datetime:
    return utc_now() - timedelta(days=365) + timedelta(minutes=5 * number)


async def _characters(
    db: AsyncSession, workspace_id: str, people: Iterable[str], chance: random.Random
) -> list[str]:
    rows: list[dict[str, Any]] = []
    personas: list[dict[str, Any]] = []
    tags: list[dict[str, Any]] = []
    for number, name in enumerate(people):
        row = {
            "id": new_id(), "workspace_id": workspace_id, "name": name,
            "name_folded": name.casefold(), "name_sorted": plain(name),
            "handle": name.casefold().replace(" ", "-"), "bio": _text(number, 20), "location": "",
            "status": "active", "rating": "everyone", "languages": ["en"],
            "appearance": Appearance().model_dump(mode="json"),
            "voice": VoiceSpec().model_dump(mode="json"), "extensions": {},
            "search_words": plain(f"{name} {_text(number, 20)}"),
            "created_at": _moment(number), "updated_at": _moment(number),
        }  # fmt: skip
        rows.append(row)
        personas.append(
            {
                "id": new_id(), "workspace_id": workspace_id, "character_id": row["id"],
                "position": 0, "name": "main", "name_folded": "main", "is_active": True,
                "persona": Persona(tone=_text(number, 4)).model_dump(mode="json"),
            }
        )  # fmt: skip
        tags += [
            {
                "character_id": row["id"], "tag_folded": tag, "workspace_id": workspace_id,
                "position": place, "tag": tag,
            }
            for place, tag in enumerate(chance.sample(_TAGS, 2))
        ]  # fmt: skip
    await db.execute(insert(CharacterRow), rows)
    await db.execute(insert(PersonaRow), personas)
    await db.execute(insert(TagRow), tags)
    return [row["id"] for row in rows]


async def _productions(
    db: AsyncSession, workspace_id: str, people: list[tuple[str, str]], numbers: range
) -> None:
    rows: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    for number in numbers:
        character_id, name = people[number % len(people)]
        row = _production(workspace_id, number, character_id, name)
        rows.append(row)
        steps += [
            {
                "production_id": row["id"], "name": step, "position": place, "label": label,
                "state": "done", "note": "", "progress": None, "started_at": row["created_at"],
                "ended_at": row["created_at"],
            }
            for place, (step, label) in enumerate(STEPS)
        ]  # fmt: skip
    await db.execute(insert(ProductionRow), rows)
    await db.execute(insert(StepRow), steps)
    reviews = [_review(row) for row in rows if row["state"] == "done"]
    await db.execute(insert(ReviewRow), reviews)


def _review(row: dict[str, Any]) -> dict[str, Any]:
    subject = Subject(
        kind="production", id=row["id"], version=1, title=row["title"],
        url=f"/production/{row['id']}", text=row["title"],
    )  # fmt: skip
    review_id = new_id()
    return {
        "id": review_id, "workspace_id": row["workspace_id"], "subject_kind": "production",
        "subject_id": row["id"], "version": 1, "subject": subject.model_dump(mode="json"),
        "state": "waiting", "needed": 1,
        "counted_from": review_id, "assigned_id": None, "asked_at": row["finished_at"],
    }  # fmt: skip


def _production(workspace_id: str, number: int, character_id: str, name: str) -> dict[str, Any]:
    text, production_id = _text(number, 8), new_id()
    script = Script(
        title=text[:80],
        language="en",
        topic=text[:80],
        scenes=tuple(
            Scene(narration=_text(number + at, 16), picture=_text(at, 6), setting="a kitchen")
            for at in range(5)
        ),
    )
    return {
        "id": production_id, "workspace_id": workspace_id, "character_id": character_id,
        "character": _as_cast(character_id, name),
        "brief": Brief(text=text).model_dump(mode="json"),
        "given_script": None, "script": script.model_dump(mode="json"), "title": text[:80],
        "state": _STATES[number % len(_STATES)], "attempt": 1, "error": "",
        "files": list(_files(production_id, number)), "seconds": 20.0,
        "created_at": _moment(number), "finished_at": _moment(number),
    }  # fmt: skip


def _as_cast(character_id: str, name: str) -> dict[str, Any]:
    handle, moment = name.casefold().replace(" ", "-"), _moment(0)
    told = {"id": character_id, "name": name, "handle": handle}
    made = Character.model_validate({**told, "created_at": moment, "updated_at": moment})
    return made.model_dump(mode="json")


def _files(production_id: str, number: int) -> Iterator[dict[str, Any]]:
    named = [
        ("video", "video-9x16.mp4", "video/mp4"), ("captions", "captions-en.srt", "text/srt"),
        ("captions", "captions-en.vtt", "text/vtt"), ("thumbnail", "thumbnail.png", "image/png"),
        ("preview", "preview.jpg", "image/jpeg"),
        ("timeline", "timeline-9x16.otio", "application/json"),
        ("script", "script.json", "application/json"),
        *(("picture", f"scene-{at}.png", "image/png") for at in range(1, 6)),
    ]  # fmt: skip
    for kind, name, mime in named:
        sha256 = hashlib.sha256(f"{number}{name}".encode()).hexdigest()
        url = f"/production/{production_id}/files/{name}"
        view = {"kind": kind, "name": name, "label": name, "url": url, "size_bytes": 1000}
        yield {
            "view": {**view, "mime": mime, "format": "9:16"},
            "stored": sha256 + Path(name).suffix,
        }


async def _assets(
    db: AsyncSession, workspace_id: str, people: list[str], numbers: range, chance: random.Random
) -> None:
    recipes: list[dict[str, Any]] = []
    assets: list[dict[str, Any]] = []
    for number in numbers:
        made_as, kind, suffix = _KINDS[number % len(_KINDS)]
        title, now = _text(number, 5), _moment(number)
        recipe = Recipe(
            kind=made_as, provider="bench", model="none", version="1",
            settings={"prompt": title}, seed=number,
        )  # fmt: skip
        recipes.append(
            {
                "id": new_id(), "workspace_id": workspace_id, "hash": recipe.hash,
                "kind": made_as, "provider": "bench", "model": "none",
                "body": recipe.model_dump(mode="json"), "facts": {}, "seconds_taken": 1.0,
                "created_at": now,
            }
        )  # fmt: skip
        asset_id, character = new_id(), people[number % len(people)]
        assets.append(
            {
                "id": asset_id, "workspace_id": workspace_id, "recipe_hash": recipe.hash,
                "role": "file", "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
                "suffix": suffix, "size_bytes": chance.randrange(1000, 9_000_000),
                "created_at": now, "place": "shown", "kind": kind, "maker": "bench",
                "made_as": made_as, "character": character, "title": title,
                "title_sorted": plain(title), "says": "",
                "search_title": folded(f"{title} {character}"),
                "search_words": folded(_text(number + 1, 12)), "width_px": 1080,
                "height_px": 1920, "seconds": None, "stars": chance.randrange(6),
                "is_favourite": chance.random() < 0.1, "rating": "everyone", "folder_id": None,
                "lineage_id": asset_id, "version": 1, "updated_at": now, "deleted_at": None,
            }
        )  # fmt: skip
    await db.execute(insert(RecipeRow), recipes)
    await db.execute(insert(AssetRow), assets)
    # As tried in vain: there are no files to take them from, and pages would try all.
    marks = [
        {
            "id": new_id(), "workspace_id": workspace_id, "sha256": row["sha256"],
            "kind": row["kind"], "bits": None, "created_at": row["created_at"],
        }
        for row in assets
    ]  # fmt: skip
    await db.execute(insert(FingerprintRow), marks)
    tags = [
        {
            "id": new_id(), "workspace_id": workspace_id, "asset_id": row["id"], "tag": tag,
            "tag_folded": tag,
        }
        for row in assets[::3]
        for tag in (_TAGS[row["stars"]], _TAGS[-1])
    ]  # fmt: skip
    await db.execute(insert(AssetTagRow), tags)
    first = await db.scalar(select(AssetRow.number).where(AssetRow.id == assets[0]["id"]))
    await _meanings(db, workspace_id, first or 0, len(assets))


async def _meanings(db: AsyncSession, workspace_id: str, first: int, count: int) -> None:
    vectors = np.random.default_rng(first).normal(size=(count, DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = [
        {
            "workspace_id": workspace_id, "number": first + at, "words": str(first + at),
            "vector": narrow(vector),
        }
        for at, vector in enumerate(vectors)
    ]  # fmt: skip
    await db.execute(insert(MeaningRow), rows)
