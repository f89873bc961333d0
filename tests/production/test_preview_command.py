"""`limelight preview` as a user types it: read, see and hear somebody before anything is made."""

import json
import wave
from pathlib import Path

import pytest
from PIL import Image
from tests.make.program import call


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview")
    made = call("character", "new", "Nova", "--age", "27", data=folder / "data")
    assert made.code == 0, made.err
    return folder


def test_a_character_is_read_seen_and_heard(home: Path) -> None:
    done = call("preview", "Nova", "--out", str(home / "seen"), "--json", data=home / "data")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert len(set(told["lines"])) == 3
    looks = [Path(path) for path in told["pictures"]]
    pixels = set()
    for path in looks:
        with Image.open(path) as picture:
            pixels.add(picture.tobytes())
    assert len(pixels) == 4
    with wave.open(told["sounds"][0]) as sound:
        assert 0.8 < sound.getnframes() / sound.getframerate() < 3
    assert set(told["seconds"]) == {"persona", "appearance", "voice"}


def test_one_kind_alone_and_another_language(home: Path) -> None:
    lines = call("preview", "Nova", "--of", "persona", data=home / "data")
    assert lines.code == 0, lines.err
    assert lines.out.count("“") == 3
    out = home / "heard"
    heard = call(
        *("preview", "Nova", "--of", "voice", "--language", "it", "--out", str(out)),
        data=home / "data",
    )
    assert heard.code == 0, heard.err
    assert [path.name for path in out.iterdir()] == ["nova-it.wav"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("Nobody",), 2, "Nobody"),
        (("Nova", "--of", "soul"), 2, "persona, appearance, voice"),
        (("Nova", "--of", "voice", "--language", "xx"), 2, "xx"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    home: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = call("preview", *arguments, "--out", str(home / "x"), data=home / "data")
    assert done.code == code, done.err
    assert said in done.err
    assert "Traceback" not in done.err
