"""`limelight image`: one labelled picture."""

import json
from pathlib import Path

from PIL import Image
from tests.make.program import call

from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.verify import verify_file


def test_a_picture_of_a_character_is_sure_and_signed(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "nova.png"
    assert call("character", "new", "Nova", "--look", "afro, hoops", data=data).code == 0
    asked = (
        "image", "a chat about tea", "--character", "nova", "--size", "270x480", "--style", "ink",
        "--gesture", "wave", "--placement", "half", "--out", str(out), "--json",
    )  # fmt: skip
    done = call(*asked, data=data)
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert told["identity_score"] >= 0.9
    with Image.open(out) as picture:
        assert picture.size == (270, 480)
    verdict = verify_file(out, studio_identity(data))
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    assert json.loads(call(*asked, data=data).out)["reused"]


def test_what_cannot_be_drawn_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    out = tmp_path / "no.png"
    for asked, said in (
        (("tea", "--size", "wide"), "1080x1350"),
        (("tea", "--format", "2:1"), "9:16"),
        (("tea", "--character", "nobody"), "nobody"),
        (("tea", "--daylight", "noonish"), "daylight"),
        (("tea", "--out", str(tmp_path / "no.jpg")), ".png"),
    ):
        done = call("image", "--out", str(out), *asked, data=tmp_path / "data")
        assert done.code == 2, (asked, done.err)
        assert said in done.err, (asked, done.err)
        assert not out.exists()
