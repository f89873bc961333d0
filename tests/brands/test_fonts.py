"""Font files of brands: checked, kept with their rights, drawn with, never lost while in use."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from tests.brands.font_files import LETTERS, write_font
from tests.make.api import Client, calling
from tests.make.visitors import visiting

from limelight.brands.errors import BadFont
from limelight.brands.fonts.checking import MOST_BYTES, check_font
from limelight.renders.compose.finish.card import draw_card
from limelight.renders.compose.lettering.fonts import borrowed_signs, missing_signs, runs_of
from limelight.renders.errors import FontMissing
from limelight.renders.media.pictures import read_cutout
from limelight.renders.qc.schemas import Facts, ShownCaption
from limelight.renders.qc.written.contrast import letters_findings
from limelight.stories.finish import Branding, Bumper

ORDER = {"brief": "Three tips for basil", "seconds": 5, "formats": ["1:1"]}
TOLD = {"holder": "Acme", "licence": "SIL OFL 1.1", "filename": "boxes.ttf"}


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


async def test_a_font_is_kept_used_and_cannot_go_while_a_brand_has_it(
    caller: Client, tmp_path: Path
) -> None:
    content = write_font(tmp_path / "boxes.ttf").read_bytes()
    added = await caller.post("/fonts", params=TOLD, content=content)
    assert added.status_code == 201, added.text
    font = added.json()
    assert (font["name"], font["scripts"], font["holder"]) == ("Acme Boxes", ["Latin"], "Acme")
    again = await caller.post("/fonts", params=TOLD, content=content)
    assert again.json()["id"] == font["id"]
    kit = {"name": "Boxed", "font": font["file"], "is_default": True}
    brand = await caller.post("/brands", json=kit)
    assert brand.status_code == 201, brand.text
    refused = await caller.delete(f"/fonts/{font['id']}")
    assert (refused.status_code, refused.json()["brands"]) == (409, ["Boxed"])
    brief = (await caller.post("/productions", json=ORDER)).json()["brief"]
    assert (brief["branding"]["font_file"], brief["branding"]["font"]) == (font["file"], "")
    own = (await caller.post("/productions", json={**ORDER, "font": "hand"})).json()["brief"]
    assert (own["branding"]["font_file"], own["branding"]["font"]) == (None, "hand")
    assert (await caller.delete(f"/brands/{brand.json()['id']}")).status_code == 204
    assert (await caller.delete(f"/fonts/{font['id']}")).status_code == 204
    assert (await caller.get("/fonts")).json()["items"] == []
    lost = await caller.post(f"/brands/{brand.json()['id']}/restore")
    assert (lost.status_code, lost.json()["field"]) == (404, "font")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"allowed": 0x0002}, "embedding"),
        ({"allowed": 0x0200}, "embedding"),
        ({"letters": "."}, "kind"),
    ],
)
def test_fonts_that_may_not_or_cannot_be_drawn_are_refused(
    tmp_path: Path, changes: dict[str, int | str], reason: str
) -> None:
    source = write_font(tmp_path / "boxes.ttf", **changes)  # type: ignore[arg-type]
    with pytest.raises(BadFont) as refused:
        check_font(source, tmp_path / "out.woff2")
    assert refused.value.facts["reason"] == reason


@pytest.mark.parametrize("damage", ["cut", "text", "several", "large", "bomb"])
def test_broken_files_are_refused_in_words(tmp_path: Path, damage: str) -> None:
    whole = write_font(tmp_path / "boxes.ttf").read_bytes()
    content, reason = {
        "cut": (whole[: len(whole) // 2], "damaged"),
        "text": (b"no font at all" * 9, "kind"),
        "several": (b"ttcf" + whole[4:], "kind"),
        "large": (whole + bytes(MOST_BYTES), "size"),
        "bomb": (b"wOF2" + bytes(12) + b"\xff" * 4 + bytes(30), "size"),
    }[damage]
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(BadFont) as refused:
        check_font(tmp_path / "file", tmp_path / "out.woff2")
    assert refused.value.facts["reason"] == reason


def test_a_variable_font_is_kept_as_its_default_without_programs(tmp_path: Path) -> None:
    source = write_font(tmp_path / "boxes.ttf", is_variable=True, allowed=0x0004)
    facts = check_font(source, tmp_path / "out.woff2")
    assert (facts.was_variable, facts.embedding, facts.signs) == (True, "preview", len(LETTERS))
    kept = TTFont(tmp_path / "out.woff2")
    assert kept.flavor == "woff2"
    assert not {"fvar", "gvar", "fpgm", "prep"} & set(kept.keys())


def test_letters_of_a_font_are_drawn_and_those_it_lacks_are_bundled_ones(tmp_path: Path) -> None:
    own = tmp_path / "out.woff2"
    check_font(write_font(tmp_path / "boxes.ttf"), own)
    assert [run.face for run in runs_of("Bö", str(own))] == [str(own), "inter"]
    assert borrowed_signs("Böx 7 👍", str(own)) == {"ö", "7"}
    assert borrowed_signs("Böx 7", "serif") == frozenset()
    assert missing_signs("Böx ሀ", str(own)) == {"ሀ"}
    cards = []
    for branding in (Branding(), Branding(font_file=own)):
        draw_card(Bumper(title="Box"), branding, (320, 320), tmp_path / "card.png")
        cards.append(np.asarray(read_cutout(tmp_path / "card.png")))
    assert (cards[0] != cards[1]).any()


def test_a_font_that_is_gone_is_an_error_and_no_other_font(tmp_path: Path) -> None:
    gone = Branding(font_file=tmp_path / "gone.woff2")
    with pytest.raises(FontMissing, match=r"gone\.woff2"):
        draw_card(Bumper(title="Box"), gone, (320, 320), tmp_path / "card.png")


def test_quality_control_names_letters_the_font_lacks(tmp_path: Path) -> None:
    own = tmp_path / "out.woff2"
    check_font(write_font(tmp_path / "boxes.ttf"), own)
    shown = (ShownCaption(text="Größe", start=1, end=2), ShownCaption(text="Box", start=2, end=3))
    (found,) = letters_findings(Facts(captions=shown, letters=str(own)))
    assert (found.rule, found.level, len(found.places)) == ("brand.letters", "amber", 2)
    assert "ö (U+00F6)" in found.measured
    assert list(letters_findings(Facts(captions=shown))) == []


async def test_the_page_takes_shows_and_gives_fonts_to_browsers(tmp_path: Path) -> None:
    async with visiting(tmp_path / "data") as browser:
        content = write_font(tmp_path / "boxes.ttf").read_bytes()
        nobody = await browser.post(
            "/brands/fonts", files={"file": ("a.ttf", content)}, data={"holder": " "}
        )
        assert (nobody.status_code, "Say whose font it is." in nobody.text) == (422, True)
        told = {"holder": "Acme", "licence": "OFL"}
        wrong = await browser.post(
            "/brands/fonts", files={"file": ("a.ttf", b"nothing")}, data=told
        )
        assert (wrong.status_code, "This is no font file" in wrong.text) == (422, True)
        await browser.post("/brands/fonts", files={"file": ("a.ttf", content)}, data=told)
        page = (await browser.get("/brands/fonts")).text
        assert "Acme Boxes" in page
        assert "No brand uses it" in page
        form = (await browser.get("/brands/new")).text
        (file,) = re.findall(r'value="([0-9a-f]{64}\.woff2)"', form)
        sent = await browser.get(f"/brands/fonts/{file}")
        assert sent.headers["content-type"] == "font/woff2"
        assert sent.headers["x-content-type-options"] == "nosniff"
        assert sent.content[:4] == b"wOF2"
        await browser.post("/brands", data={"name": "Boxed", "font": file})
        number = re.findall(r"/brands/fonts/([\w-]+)/remove", page)[0]
        refused = await browser.post(f"/brands/fonts/{number}/remove")
        assert (refused.status_code, "the font of Boxed" in refused.text) == (422, True)
        assert (await browser.get(f"/brands/fonts/{'0' * 64}.woff2")).status_code == 404
