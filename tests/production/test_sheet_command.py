"""`limelight sheet` as a user types it."""

import subprocess
from pathlib import Path

from PIL import Image
from tests.make.program import PROGRAM

from limelight.library.provenance.verify import verify_file


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": "/usr/bin:/bin", "LIMELIGHT_DATA": str(folder / "data")}
    return subprocess.run(
        [PROGRAM, "sheet", *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_name_the_sheets_are_listed(tmp_path: Path) -> None:
    done = _run(tmp_path)
    assert done.returncode == 0, done.stderr
    kinds = {line.split()[0] for line in done.stdout.splitlines()}
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
    assert done.returncode == 0, done.stderr
    assert [line.split()[-2:] for line in done.stdout.splitlines()] == [
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
        assert done.returncode == 2, (arguments, done.stderr)
        assert said in done.stderr
    assert not list(tmp_path.glob("*.gif"))
