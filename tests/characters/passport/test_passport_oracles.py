"""Readers of others read what we write: tavern-card (Python), ccardlib (JavaScript), Pillow."""

import base64
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from tavern_card import parse_card, parse_png_card, write_png_card
from tests.characters.passport.test_passport_vectors import EXPECTED, FOLDER
from tests.make.cards import THEN, as_character, png

from limelight.characters.passport.reading import read_card
from limelight.characters.passport.writing import write_card
from limelight.characters.schemas import Character, CharacterId, LoreEntry, Persona

ORACLES = Path(__file__).parents[2] / "oracles"
NODE = shutil.which("node")
needs_ccardlib = pytest.mark.skipif(
    NODE is None or not (ORACLES / "node_modules").is_dir(),
    reason="needs Node and `npm ci --prefix tests/oracles`",
)


def own() -> Character:
    """A character made here."""
    persona = Persona(
        tone="warm and exact",
        samples=("Look up tonight.",),
        lore=(LoreEntry(name="Sky", keys=("sky", "星"), text="@@depth 4\nThe sky is dark here."),),
    )
    return Character(
        id=CharacterId("c"), handle="ines", name="Inês Ávila", bio="Maps the night sky. 🌌",
        tags=("science",), persona=persona, created_at=THEN, updated_at=THEN,
    )  # fmt: skip


def foreign(file: str) -> Character:
    """The character of a test vector."""
    return as_character(read_card((FOLDER / file).read_bytes()))


CHARACTERS = {
    "own": own(),
    "v1": foreign("v1-old-names.json"),
    "v2": foreign("v2-lorebook.json"),
    "v3": foreign("v3-unknown-fields.json"),
    "odd shapes": foreign("v3-odd-shapes.json"),
    "odd characters": foreign("v3-odd-characters.json"),
}
every_character = pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS.keys())


def card_of(character: Character) -> dict[str, Any]:
    card: dict[str, Any] = json.loads(write_card(character, "json"))
    return card


@every_character
def test_tavern_card_reads_our_png_and_our_json(character: Character) -> None:
    whole = write_card(character, "png", png())
    for found in (parse_png_card(whole), parse_card(write_card(character, "json"))):
        assert found["spec"] == "chara_card_v3"
        written = card_of(character)["data"]
        for field, value in found["data"].items():
            assert value == written.get(field)
    older = parse_card(write_card(character, "v2"))
    assert (older["spec"], older["data"]["name"]) == ("chara_card_v2", character.name)


@every_character
def test_pillow_finds_both_cards_in_our_png(character: Character) -> None:
    with Image.open(io.BytesIO(write_card(character, "png", png()))) as picture:
        assert isinstance(picture, PngImagePlugin.PngImageFile)
        picture.load()
        texts = picture.text
    newer, older = (json.loads(base64.b64decode(texts[key])) for key in ("ccv3", "chara"))
    assert newer == card_of(character)
    assert (older["spec"], older["data"]["name"]) == ("chara_card_v2", character.name)
    assert "V3" in older["data"]["creator_notes"]
    assert "limelight" not in older["data"]["extensions"]


def test_we_read_what_tavern_card_writes() -> None:
    card = parse_card((FOLDER / "v2-lorebook.json").read_bytes())
    found = read_card(write_png_card(card))
    assert (found.version, found.draft.name) == ("v2", "Theo Vale")
    assert [entry.name for entry in found.draft.persona.lore] == ["The tower"]


def test_any_zip_reader_opens_our_archive() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_card(own(), "charx", png(), {"x/a.bin": b"a"})))
    assert archive.testzip() is None
    assert archive.namelist() == ["card.json", "assets/icon/images/limelight.png", "x/a.bin"]
    icon = json.loads(archive.read("card.json"))["data"]["assets"][0]
    assert archive.read(icon["uri"].removeprefix("embeded://")) == png()


def ccardlib(folder: Path, cards: list[bytes]) -> list[dict[str, Any]]:
    """What ccardlib makes of cards."""
    files = [folder / f"{number}.json" for number in range(len(cards))]
    for file, content in zip(files, cards, strict=True):
        file.write_bytes(content)
    done = subprocess.run(
        [str(NODE), "read_card.mjs", *map(str, files)],
        cwd=ORACLES, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@needs_ccardlib
def test_ccardlib_knows_our_cards_and_converts_them(tmp_path: Path) -> None:
    """Its check takes no text as an entry's id, which V3 allows; that card is left out."""
    characters = [one for name, one in CHARACTERS.items() if name != "odd characters"]
    characters = [one for one in characters if "tower-1" not in write_card(one, "json").decode()]
    assert len(characters) >= 4
    newer = ccardlib(tmp_path, [write_card(one, "json") for one in characters])
    older = ccardlib(tmp_path, [write_card(one, "v2") for one in characters])
    for character, as_v3, as_v2 in zip(characters, newer, older, strict=True):
        assert (as_v3["version"], as_v2["version"]) == ("v3", "v2")
        assert as_v3["v1"]["name"] == as_v2["v3"]["data"]["name"] == character.name


@needs_ccardlib
def test_our_v2_is_as_clean_as_theirs(tmp_path: Path) -> None:
    (found,) = ccardlib(tmp_path, [write_card(own(), "json")])
    ours = json.loads(write_card(own(), "v2"))["data"]
    theirs = found["v2"]["data"]
    assert ours.keys() == theirs.keys()
    assert ours["character_book"]["entries"][0]["content"] == "The sky is dark here."
    for field in ours.keys() - {"extensions", "character_book"}:
        assert ours[field] == theirs[field]
    entry, other = ours["character_book"]["entries"][0], theirs["character_book"]["entries"][0]
    assert entry.keys() == other.keys()
    assert entry["content"].strip() == other["content"].strip()


@needs_ccardlib
def test_the_vectors_are_the_versions_they_say(tmp_path: Path) -> None:
    files = ("v1.json", "v2.json", "v2-lorebook.json", "v2-with-v1-copy.json")
    found = ccardlib(tmp_path, [(FOLDER / file).read_bytes() for file in files])
    assert [one["version"] for one in found] == [EXPECTED[file]["version"] for file in files]
