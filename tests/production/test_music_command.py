"""`limelight music`, as a person types it."""

import json
import wave
from pathlib import Path

import pytest
from tests.make.program import call

from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.verify import verify_file


def test_a_piece_is_written_labelled_and_made_once(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "deep" / "piece.wav"
    arguments = ("music", "calm", "--seconds", "2.5", "--key", "D dorian", "--out", str(out))
    first = call(*arguments, data=data)
    assert (first.code, first.err) == (0, "")
    assert first.out.splitlines()[-1] == str(out)
    assert "CC0" in first.out
    assert "AI" in first.out
    with wave.open(str(out)) as file:
        assert file.getnframes() == 120_000
    verdict = verify_file(out, studio_identity(data))
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    again = call(*arguments, "--json", data=data)
    told = json.loads(again.out)
    assert told["reused"]
    assert (told["key"], told["seconds"]) == ("D dorian", 2.5)
    assert told["rights"]["licence"] == "CC0-1.0"


def test_the_moods_are_listed(tmp_path: Path) -> None:
    listed = json.loads(call("music", "--list", "--json", data=tmp_path).out)
    assert len(listed) >= 10
    words = call("music", "--list", data=tmp_path).out
    assert all(mood["name"] in words for mood in listed)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--key", "H minor"), "'A minor', 'Bb dorian'"),
        (("--seconds", "1201"), "1200"),
        (("--tempo", "10"), "40"),
        (("--out", "piece.mp3"), ".wav"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = call("music", "warm", *arguments, data=tmp_path)
    assert done.code == 2
    assert says in " ".join(done.err.split())
