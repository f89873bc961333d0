"""`limelight card`, as a person types it: characters leave and arrive with everything."""

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from tests.make.cards import contains
from tests.make.program import Answered, call

from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.verify import verify_file

VECTORS = Path(__file__).parents[1] / "vectors" / "cards"


def told(done: Answered) -> Any:
    """What the program printed as JSON; fails the test with what it said."""
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.fixture(scope="module")
def nova(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a character of two personas and a look."""
    data = tmp_path_factory.mktemp("nova")
    look = "woman, 34, short red curls, round glasses, navy blazer"
    made = call("character", "new", "Nova", "--look", look, "--bio", "Maps the sky.", data=data)
    assert made.code == 0, made.err
    for part in (
        ("persona", "add", "Nova", "on stage", "--template", "comedian"),
        ("look", "add", "Nova", "rainy", "yellow raincoat", "--setting", "beach"),
    ):
        made = call("character", *part, data=data)
        assert made.code == 0, made.err
    return data


@pytest.fixture(scope="module")
def files(nova: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Nova's card in every form."""
    folder = tmp_path_factory.mktemp("cards")
    endings = {"png": "png", "charx": "charx", "json": "json", "v2": "json", "prompt": "md"}
    found = {form: folder / f"{form}.{ending}" for form, ending in endings.items()}
    for form, out in found.items():
        done = call("card", "export", "Nova", "--format", form, "--out", str(out), data=nova)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines()[-1] == str(out)
    return found


def sheet(data: Path, handle: str) -> dict[str, Any]:
    """What a studio keeps of a character, without what is the studio's own."""
    whole: dict[str, Any] = told(call("character", "show", handle, "--json", data=data))
    for name in ("id", "handle", "created_at", "updated_at", "extensions"):
        del whole[name]
    for part in (*whole["personas"], *whole["looks"]):
        del part["id"]
    return whole


def test_the_portrait_is_signed_and_carries_the_card(nova: Path, files: dict[str, Path]) -> None:
    verdict = verify_file(files["png"], studio_identity(nova))
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    assert verdict.character == "Nova"
    assert call("verify", str(files["png"]), data=nova).code == 0
    with Image.open(files["png"]) as picture:
        assert isinstance(picture, PngImagePlugin.PngImageFile)
        picture.load()
        assert picture.size == (1024, 1536)
        card = json.loads(base64.b64decode(picture.text["ccv3"]))
        assert set(picture.text) == {"ccv3", "chara", "XML:com.adobe.xmp"}
    assert card == json.loads(files["json"].read_bytes())


def test_a_changed_card_breaks_the_signature(
    nova: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    content = files["png"].read_bytes()
    at = content.index(b"ccv3\0") + 5
    letters = content[at : at + 400]
    forged = tmp_path / "forged.png"
    forged.write_bytes(content.replace(letters, letters[:-1] + b"A"))
    assert forged.read_bytes() != content
    assert verify_file(forged, studio_identity(nova)).state == "tampered"


def test_the_portrait_in_an_archive_is_signed_too(
    nova: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    with zipfile.ZipFile(files["charx"]) as archive:
        archive.extract("assets/icon/images/limelight.png", tmp_path)
    portrait = tmp_path / "assets/icon/images/limelight.png"
    assert verify_file(portrait, studio_identity(nova)).state == "valid"


@pytest.mark.parametrize("form", ["png", "charx", "json", "v2"])
def test_a_character_arrives_in_another_studio_as_it_left(
    form: str, nova: Path, files: dict[str, Path], tmp_path: Path
) -> None:
    came = told(call("card", "import", str(files[form]), "--json", data=tmp_path))
    assert came["character"]["name"] == "Nova"
    assert came["ignored"] == []
    assert sheet(tmp_path, "nova") == sheet(nova, "nova")
    assert came["character"]["extensions"].get("card") is None


def test_a_foreign_archive_keeps_its_files_and_gives_them_back(tmp_path: Path) -> None:
    source, out = VECTORS / "v3.charx", tmp_path / "out.charx"
    done = call("card", "import", str(source), "--name", "Theo", data=tmp_path)
    assert done.code == 0, done.err
    for said in (
        "Character Card V3 (charx): Theo",
        "description -> the bio and the looks",
        "Kept for other tools:",
        "assets (2)",
        "Ignored: nothing",
        "Pictures of the card are kept as files; none is used as a likeness.",
        "Made Theo (@theo).",
    ):
        assert said in done.out
    done = call("card", "export", "theo", "--format", "charx", "--out", str(out), data=tmp_path)
    assert done.code == 0, done.err
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(out) as after:
        for name in set(before.namelist()) - {"card.json"}:
            assert after.read(name) == before.read(name)
        card = json.loads(after.read("card.json"))["data"]
        original = json.loads(before.read("card.json"))["data"]
    assert card["name"] == "Theo"
    assert card["assets"][: len(original["assets"])] == original["assets"]
    rest = {name: value for name, value in original.items() if name not in ("name", "assets")}
    assert contains(card, rest)
    done = call("card", "export", "theo", "--out", str(tmp_path / "theo.png"), data=tmp_path)
    assert "Not in this file: 'assets/emotion/images/happy.png'" in done.out


def test_a_foreign_picture_is_kept_without_its_texts(tmp_path: Path) -> None:
    came = told(call("card", "import", str(VECTORS / "v2-text.png"), "--json", data=tmp_path))
    name = came["character"]["extensions"]["card_files"]["picture"]
    kept = (tmp_path / "files" / name[:2] / name).read_bytes()
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (8, 12)
    assert b"chara" not in kept
    assert "none is used as a likeness" in " ".join(came["warnings"])


def test_a_trial_checks_everything_and_keeps_nothing(tmp_path: Path) -> None:
    source = str(VECTORS / "v3.charx")
    done = call("card", "import", source, "--dry-run", data=tmp_path)
    assert done.code == 0, done.err
    assert "Nothing was kept" in done.out
    assert told(call("character", "list", "--json", data=tmp_path)) == []
    assert not list((tmp_path / "files").glob("*/*"))
    assert (
        told(call("card", "import", source, "--dry-run", "--json", data=tmp_path))["character"]
        is None
    )


@pytest.mark.parametrize(
    ("description", "says"),
    [
        ('[Character("Kim") Age("16")]', "18"),
        ("Kim is a schoolgirl with red hair.", "This card is not imported."),
        ("Kim looks exactly like Emma Watson.", "well-known person"),
    ],
)
def test_a_refused_card_leaves_nothing_behind(description: str, says: str, tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    card.write_text(json.dumps({"name": "Kim", "description": description, "first_mes": "Hi"}))
    done = call("card", "import", str(card), data=tmp_path / "data")
    assert done.code == 2
    assert says in done.err
    assert told(call("character", "list", "--json", data=tmp_path / "data")) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("import", "nowhere.png"), "There is no file at nowhere.png."),
        (("import", str(VECTORS / "bad-crc.png")), "a checksum does not match"),
        (("import", str(VECTORS / "bad-traversal.charx")), "a path that could lie outside it"),
        (("export", "Nobody"), "There is no character 'Nobody'"),
        (("export", "Nova", "--format", "webp"), "Choose from png, charx, json, v2, prompt."),
        (("export", "Nova", "--out", "nova.jpg"), "nova.jpg must end in .png."),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], says: str, nova: Path) -> None:
    done = call("card", *arguments, data=nova)
    assert done.code == 2
    assert says in done.err
