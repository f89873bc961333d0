"""Character cards of a studio: a card becomes a character with its files kept, a character becomes
a card with a portrait that is drawn, labelled and signed.
"""

import asyncio
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters import service, sheets
from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.files import png_text
from limelight.characters.passport.judging import check_card
from limelight.characters.passport.reading import read_card
from limelight.characters.passport.schemas import Format, ImportedCard
from limelight.characters.passport.sheet import FILES
from limelight.characters.passport.writing import (
    ENDINGS,
    NEED_A_PORTRAIT,
    left_behind,
    write_card,
)
from limelight.characters.schemas import Character, CharacterChange
from limelight.generation.schemas import ImageAsk, Recipe, Value
from limelight.kit.errors import Invalid, NotFound
from limelight.kit.files import ensure_folder, write_whole
from limelight.kit.ids import new_id
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Stored
from limelight.production.steps.making import Bench

_PORTRAIT_PX = (1024, 1536)
_PICTURE, _ASSET = "picture", "asset:"
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_STORED = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,8}")


class Exported(Value):
    """A card that was written; `left_behind` are the paths of files this form does not carry."""

    path: Path
    left_behind: tuple[str, ...] = ()


class Came(NamedTuple):
    """A card that was read, and the character made of it; None after a trial."""

    card: ImportedCard
    character: Character | None


class _Undone(Exception):
    """Ends a transaction that was only a trial."""


def read_file(path: Path) -> bytes:
    """The bytes of a card file; raises NotFound, or BadCard over the size limit without reading."""
    if not path.is_file():
        raise NotFound(f"There is no file at {path}.", path=str(path))
    if path.stat().st_size > limits.MOST_FILE_BYTES:
        raise BadCard(
            f"{path.name} is larger than {limits.MOST_FILE_BYTES // limits.MEGABYTE} MB.",
            reason="too-large",
        )
    return path.read_bytes()


class Passports:
    """Cards in and out of one workspace."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    async def bring_in(
        self, data: bytes, filename: str = "", *, name: str = "", is_trial: bool = False
    ) -> Came:
        """Make a character of a card; `name` replaces the card's. Run twice it makes two.

        Everything in the card goes to the judges first. Raises BadCard, Invalid, NotAdult,
        RealPerson or NotAllowed, and then nothing was kept; `is_trial` keeps nothing either way.
        """
        read = await asyncio.to_thread(read_card, data, filename)
        card = await check_card(read, judges=self._bench.judges)
        if name:  # the card's own name was judged, this one will be
            draft = card.draft.model_copy(update={"name": name})
            card = card.model_copy(update={"draft": draft})
        try:
            async with self._bench.sessions.begin() as db:
                character = await self._make(db, card)
                if is_trial:
                    raise _Undone
        except _Undone:
            return Came(card, None)
        return Came(card, await self._with_files(character, card))

    async def write(self, character: Character, form: Format, out: Path) -> Exported:
        """Write the character's card to `out`, whole or not at all. A PNG and the portrait in a
        CHARX are labelled and signed as every picture. Raises Invalid for another ending.
        """
        ending = ENDINGS[form]
        if out.suffix.lower() != ending:
            raise Invalid(f"{out} must end in {ending}.", field="out")
        files = await asyncio.to_thread(self._files_of, character)
        left = tuple(left_behind(character, form, files))
        key = f"card/{new_id()}"
        with self._bench.scratch_for(key) as folder:
            portrait = await self._portrait(character, key) if form in NEED_A_PORTRAIT else None
            work = _Writing(character, form, files, folder)
            await asyncio.to_thread(self._write, work, portrait, out)
        return Exported(path=out, left_behind=left)

    async def take_out(self, character: Character, form: Format) -> tuple[str, bytes]:
        """The card as one file: what to call it, and its bytes. As `write`, into memory."""
        with self._bench.scratch_for(f"card/{new_id()}") as folder:
            out = folder / f"{character.handle}{ENDINGS[form]}"
            await self.write(character, form, out)
            return out.name, await asyncio.to_thread(out.read_bytes)

    async def _make(self, db: AsyncSession, card: ImportedCard) -> Character:
        bench = self._bench
        made = await service.create(db, bench.workspace_id, card.draft, judges=bench.judges)
        for sheet in card.personas.items():
            made = await sheets.add_persona(
                db, bench.workspace_id, made.id, sheet, judges=bench.judges
            )
        return made

    async def _with_files(self, character: Character, card: ImportedCard) -> Character:
        """Keep what the card carried in the library, named in the character's extensions."""
        carried = {f"{_ASSET}{path}": held for path, held in card.assets.items()}
        if card.picture:
            carried[_PICTURE] = card.picture
        if not carried:
            return character
        recipe = Recipe(
            kind="card",
            provider="import",
            model="characters.passport",
            version="1",
            settings={role: hashlib.sha256(held).hexdigest() for role, held in carried.items()},
        )
        with self._bench.scratch_for(f"card/{character.id}") as folder:
            files = await asyncio.to_thread(_laid_out, carried, folder)
            kept = await self._bench.library.keep(recipe, files, {}, 0.0)
        names = {role: stored.name for role, stored in kept.files.items()}
        found: dict[str, Any] = {"assets": {path: names[f"{_ASSET}{path}"] for path in card.assets}}
        if card.picture:
            found[_PICTURE] = names[_PICTURE]
        change = CharacterChange(extensions={**character.extensions, FILES: found})
        async with self._bench.sessions.begin() as db:
            return await service.change(
                db, self._bench.workspace_id, character.id, change, judges=self._bench.judges
            )

    def _files_of(self, character: Character) -> dict[str, bytes]:
        """The files of the card the character came from, by path; those no longer there are not."""
        held = character.extensions.get(FILES)
        named = held.get("assets") if isinstance(held, dict) else None
        store = self._bench.library.store
        found = {}
        for path, name in (named if isinstance(named, dict) else {}).items():
            if isinstance(name, str) and _STORED.fullmatch(name) and store.path(name).is_file():
                found[path] = store.path(name).read_bytes()
        return found

    async def _portrait(self, character: Character, key: str) -> Stored:
        width_px, height_px = _PORTRAIT_PX
        ask = ImageAsk(
            prompt=", ".join(character.tags[:2]) or character.name,
            width_px=width_px,
            height_px=height_px,
            seed=int.from_bytes(hashlib.sha256(character.id.encode()).digest()[:4]),
            appearance=character.appearance,
            placement="bust",
            expression="warm",
        )
        return (await self._bench.make(ask, f"{key}/portrait")).files[_PICTURE]

    def _write(self, work: "_Writing", portrait: Stored | None, out: Path) -> None:
        ensure_folder(out.absolute().parent)
        if portrait is None:
            write_whole(out, write_card(work.character, work.form, assets=work.files))
            return
        drawn = self._bench.library.store.path(portrait.name)
        name = work.character.name
        claim = Claim(title=f"{name} (portrait)", character=name)
        if work.form == "png":
            plain = work.folder / "card.png"
            plain.write_bytes(write_card(work.character, "png", drawn.read_bytes(), work.files))
            claim = Claim(title=f"{name} (character card)", character=name)
            label_file(plain, out, claim, self._bench.identity, keeping=png_text.MARKS)
            return
        signed = work.folder / "portrait.png"
        label_file(drawn, signed, claim, self._bench.identity)
        write_whole(out, write_card(work.character, work.form, signed.read_bytes(), work.files))


class _Writing(NamedTuple):
    character: Character
    form: Format
    files: Mapping[str, bytes]
    folder: Path


def _laid_out(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The files in a folder, under names of our own: a card's paths are never used as paths."""
    laid = {}
    for number, (role, content) in enumerate(files.items()):
        suffix = ".png" if role == _PICTURE else Path(role).suffix.lower()
        ending = suffix if _ENDING.fullmatch(suffix) else ".bin"
        laid[role] = folder / f"{number}{ending}"
        laid[role].write_bytes(content)
    return laid
