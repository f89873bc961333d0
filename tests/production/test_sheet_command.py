"""`limelight sheet` as a user types it."""

from pathlib import Path

import pytest
from PIL import Image
from tests.make.program import Answered, call

from limelight.library.provenance.verify import verify_file


@pytest.fixture(autouse=True)
def in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _run(folder: Path, *arguments: str) -> Answered:
    return call("sheet", *arguments, data=folder / "data")


def test_without_a_name_the_sheets_are_listed(tmp_path: Path) -> None:
    done = _run(tmp_path)
    assert done.code == 0, done.err
    kinds = {line.split()[0] for line in done.out.splitlines()}
    assert {
        "expressions",
        "scenes",
        "hair",
        "clothes",
        "ages",
        "poses",
        "props",
        "all-ink",
    } <= kinds


def test_sheets_are_drawn_labelled_and_named(tmp_path: Path) -> None:
    done = _run(tmp_path, "glasses", "earrings", "--out", "sheets")
    assert done.code == 0, done.err
    assert [line.split()[-2:] for line in done.out.splitlines()] == [
        ["6", "pictures"], ["3", "pictures"],
    ]  # fmt: skip
    path = tmp_path / "sheets" / "sheet-glasses.png"
    assert verify_file(path, None).state == "valid"
    with Image.open(path) as sheet:
        assert sheet.width > 6 * 192
        cells = [sheet.crop((6 + 198 * at, 6, 198 + 198 * at, 246)).tobytes() for at in range(6)]
    assert len(set(cells)) == 6


def test_what_is_wrong_is_told_in_one_line(tmp_path: Path) -> None:
    for arguments, said in (
        (("hats",), "There is no sheet 'hats'"),
        (("glasses", "earrings", "--out", "a.png"), "2 sheets need a folder"),
        (("glasses", "--out", "a.gif"), "must end in .png"),
        (("glasses", "--look", "x"), "A look belongs to a character"),
        (("glasses", "--character", "Nobody"), "Nobody"),
    ):
        done = _run(tmp_path, *arguments)
        assert done.code == 2, (arguments, done.err)
        assert said in done.err
    assert not list(tmp_path.glob("*.gif"))
