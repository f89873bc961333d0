"""The published test vectors, `tests/vectors/cards/`."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.make.cards import as_character, contains

from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.leaving import fields_of
from limelight.characters.passport.reading import read_card

FOLDER = Path(__file__).parents[2] / "vectors" / "cards"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text())
VALID = [file for file, meant in EXPECTED.items() if meant["valid"]]
INVALID = [file for file, meant in EXPECTED.items() if not meant["valid"]]


@pytest.mark.parametrize("file", VALID)
def test_a_valid_card_is_read_whole(file: str) -> None:
    meant = EXPECTED[file]
    card = read_card((FOLDER / file).read_bytes(), file)
    assert (card.version, card.container) == (meant["version"], meant["container"])
    assert card.draft.name == "Theo Vale"
    assert contains(fields_of(as_character(card)).data, meant["card"])
    assert sorted(card.assets) == meant.get("assets", [])
    assert len(card.draft.persona.lore) == meant.get("lore", len(card.draft.persona.lore))
    assert card.warnings or not meant.get("warns")


@pytest.mark.parametrize("file", INVALID)
def test_an_invalid_card_is_refused_for_the_reason_it_has(file: str) -> None:
    with pytest.raises(BadCard) as refusal:
        read_card((FOLDER / file).read_bytes(), file)
    assert refusal.value.reason == EXPECTED[file]["reason"]
    assert refusal.value.detail.endswith(".")


def test_every_file_is_expected_and_every_version_and_container_is_there() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"expected.json", "README.md"}
    assert files == set(EXPECTED)
    kinds = {(EXPECTED[file]["version"], EXPECTED[file]["container"]) for file in VALID}
    assert kinds == {
        ("v1", "json"), ("v2", "json"), ("v3", "json"), ("v1", "png"), ("v2", "png"),
        ("v3", "png"), ("v3", "charx"),
    }  # fmt: skip
