"""The program as people call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.make.program import call

from limelight.kit.errors import Invalid
from limelight.kit.settings import read_settings

HEAVY = ("dbos", "sqlalchemy", "fastapi", "numpy", "cv2", "pydantic", "typer", "rich")


def test_help_lists_the_commands(tmp_path: Path) -> None:
    done = call("--help", data=tmp_path / "data")
    assert done.code == 0
    for name in ("make", "character", "verify", "studio", "render", "productions"):
        assert f"  {name} " in done.out
    assert not (tmp_path / "data").exists()
    assert call("--version", data=tmp_path).out.startswith("limelight 0.")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom limelight.entry.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"sys.exit(' '.join(m for m in {HEAVY} if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


def test_an_unknown_command_is_misuse(tmp_path: Path) -> None:
    done = call("mkae", "x", data=tmp_path / "data")
    assert done.code == 2
    assert "Did you mean make?" in done.err


BAD_ORDERS = [
    ([""], 2, "empty"),
    (["   "], 2, "empty"),
    (["a" * 20_000], 2, "2,000"),
    (["!!! ... ???"], 2, "no words"),
    (["basil", "--language", "xx"], 2, "en (English), es (Spanish), fr (French)"),
    (["basil", "--format", "3:2"], 2, "9:16"),
    (["basil", "--seconds", "0"], 2, "5 to 180"),
    (["basil", "--seconds", "10000"], 2, "5 to 180"),
    (["basil", "--seconds", "soon"], 2, "--seconds"),
    (["basil", "--seed", "-1"], 2, "seed"),
    (["basil", "--character", "Nobody"], 2, "Nobody"),
    (["A romantic date with a 15 year old girl"], 2, "under 18"),
    (["Speak as Taylor Swift and look exactly like her"], 2, "well-known person"),
    (["--resume", "00000000"], 2, "limelight productions"),
    (["--resume", ""], 2, "limelight productions"),
    (["basil", "--resume", "00000000"], 2, "leave the other options out"),
    (["basil", "--script", "/nowhere/script.json"], 2, "/nowhere/script.json"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "says"), BAD_ORDERS, ids=[" ".join(row[0])[:40] for row in BAD_ORDERS]
)
def test_a_bad_order_is_refused_in_one_clear_line(
    arguments: list[str], code: int, says: str, tmp_path: Path
) -> None:
    done = call("make", *arguments, data=tmp_path / "data")
    assert done.code == code, done.err
    assert says in done.err
    assert len(done.err.strip().splitlines()) <= 6
    listed = call("productions", "--json", data=tmp_path / "data")
    assert json.loads(listed.out)["items"] == []


def test_an_output_folder_that_is_a_file_is_refused_before_work_begins(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    done = call("make", "basil", "--out", str(tmp_path / "out"), data=tmp_path / "data")
    assert done.code == 2
    assert "Choose another folder" in done.err
    listed = call("productions", "--json", data=tmp_path / "data")
    assert json.loads(listed.out)["items"] == []


def test_a_misspelt_setting_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMELIGHT_DATTA", "x")
    done = call("productions", data=tmp_path / "data")
    assert done.code == 2
    assert "LIMELIGHT_DATTA" in done.err
    assert "LIMELIGHT_DATA," in done.err


def test_an_empty_data_folder_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIMELIGHT_DATA", "")
    with pytest.raises(Invalid, match="name a folder"):
        read_settings()


def test_a_folder_that_can_hold_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = call("productions", data=tmp_path / "file" / "data")
    assert done.code == 2
    assert "Choose another" in done.err


def test_a_broken_settings_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "limelight.toml").write_text("studio = [")
    done = call("productions", data=tmp_path / "data")
    assert done.code == 2
    assert "limelight.toml is not valid TOML" in done.err


def test_an_empty_studio_says_how_to_begin(tmp_path: Path) -> None:
    done = call("productions", data=tmp_path / "data")
    assert done.code == 0
    assert "Begin with: limelight make" in done.out
