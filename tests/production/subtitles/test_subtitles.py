"""Captions in further languages of a finished production: brought, in its videos, taken away."""

import asyncio
import re
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from tests.make.api import Client, asking, small_studio
from tests.make.finished import keep_filmed
from tests.make.people import owner_token
from tests.make.program import call

from limelight.accounts.gate import COOKIE
from limelight.app.site import site
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.verify import verify_file
from limelight.production.subtitles.checking import checked
from limelight.renders.media import ffmpeg

SPANISH = "1\n00:00:00,200 --> 00:00:00,800\n<i>Hola</i> a todos\n"
ARABIC = "WEBVTT\n\n00:00.100 --> 00:00.900\nمرحبا بالجميع\n"
LATE = "1\n00:00:00,100 --> 00:00:01,900\nHola\n\n2\n00:00:07,000 --> 00:00:08,000\nTarde\n"


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with small_studio(tmp_path / "data") as found:
        yield found


@pytest.fixture
async def caller(wired: Wired) -> AsyncIterator[Client]:
    async with asking(wired) as client:
        yield client


async def _video(caller: Client, where: str, folder: Path) -> Path:
    answer = await caller.get(f"{where}/files/video-9x16-captions.mp4")
    assert answer.status_code == 200
    out = folder / "got.mp4"
    out.write_bytes(answer.content)
    return out


def _languages(video: Path) -> list[str]:
    told = subprocess.run([ffmpeg.program(), "-i", str(video)], capture_output=True, check=False)
    return re.findall(r"\((\w+)\): Subtitle: mov_text", told.stderr.decode())


async def test_captions_become_files_and_tracks_of_a_signed_video(
    caller: Client, wired: Wired, tmp_path: Path
) -> None:
    where = f"/productions/{await keep_filmed(wired, tmp_path)}"
    added = await caller.post(f"{where}/subtitles", json={"name": "talk.es.srt", "text": SPANISH})
    assert added.status_code == 201, added.text
    assert added.json()["language"] == "es"
    second = {"name": "talk.vtt", "text": ARABIC, "language": "ar"}
    assert (await caller.post(f"{where}/subtitles", json=second)).status_code == 201
    listed = (await caller.get(f"{where}/subtitles")).json()
    assert [one["language"] for one in listed] == ["ar", "es"]
    assert "<i>Hola</i>" in (await caller.get(f"{where}/files/captions-es.srt")).text
    assert "مرحبا" in (await caller.get(f"{where}/files/captions-ar.vtt")).text
    video = await _video(caller, where, tmp_path)
    assert _languages(video) == ["ara", "spa"]
    verdict = verify_file(video, wired[Identity])
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    (piece,) = verdict.ingredients
    assert piece.has_manifest
    assert (await caller.get(f"{where}/renders")).json()[0]["video"]["name"] == "video-9x16.mp4"


async def test_captions_are_replaced_and_taken_away(
    caller: Client, wired: Wired, tmp_path: Path
) -> None:
    where = f"/productions/{await keep_filmed(wired, tmp_path)}"
    before = (await caller.get(where)).json()["files"]
    for text in (SPANISH, SPANISH.replace("Hola", "Adiós")):
        wish = {"name": "a.srt", "text": text, "language": "es"}
        assert (await caller.post(f"{where}/subtitles", json=wish)).status_code == 201
    names = [file["name"] for file in (await caller.get(where)).json()["files"]]
    assert names[2:] == ["captions-es.srt", "captions-es.vtt", "video-9x16-captions.mp4"]
    assert "Adiós" in (await caller.get(f"{where}/files/captions-es.srt")).text
    assert (await caller.delete(f"{where}/subtitles/es")).status_code == 204
    assert (await caller.get(where)).json()["files"] == before
    assert (await caller.delete(f"{where}/subtitles/es")).status_code == 404


async def test_bad_files_are_refused_and_change_nothing(
    caller: Client, wired: Wired, tmp_path: Path
) -> None:
    where = f"/productions/{await keep_filmed(wired, tmp_path)}"
    for wish, why in (
        ({"name": "a.es.srt", "text": "soon --> later\nHola"}, "line 1"),
        ({"name": "a.srt", "text": SPANISH}, "Say the language of a.srt"),
        ({"name": "a.doc", "text": SPANISH}, "captions are read from"),
    ):
        answer = await caller.post(f"{where}/subtitles", json=wish)
        assert answer.status_code == 422
        assert why in answer.json()["detail"]
    assert (await caller.get(f"{where}/subtitles")).json() == []
    order = {"brief": "Mint", "seconds": 5, "formats": ["9:16"]}
    waiting = (await caller.post("/productions", json=order)).json()["id"]
    wish = {"name": "a.es.srt", "text": SPANISH}
    answer = await caller.post(f"/productions/{waiting}/subtitles", json=wish)
    assert answer.status_code == 409


def test_what_does_not_fit_is_told() -> None:
    read = checked(LATE.encode(), "talk.es.srt", "", 1.5, "en")
    assert [cue.end for cue in read.track.cues] == [1.5]
    assert read.notes == (
        "left out, after the end of the video: 1",
        "shortened to the end of the video: 1",
    )
    fast = SPANISH.replace("a todos", "a todos y cada uno de los que nos miran hoy ༀ")
    notes = checked(fast.encode(), "talk.srt", "ES-mx", 2.0, "en").notes
    assert any("characters a second" in note for note in notes)
    assert any("U+0F00" in note for note in notes)


@pytest.mark.parametrize(
    ("name", "language", "seconds", "why"),
    [
        ("a.srt", "xx", 2.0, "no language that players know"),
        ("a.srt", "../es", 2.0, "no language that players know"),
        ("a.en.srt", "", 2.0, "from its own words"),
        ("a.es.srt", "", 0.1, "after the end of the video"),
    ],
)
def test_what_cannot_go_with_the_video_is_refused(
    name: str, language: str, seconds: float, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        checked(SPANISH.encode(), name, language, seconds, "en")


async def test_the_page_takes_files_plays_them_and_says_what_is_wrong(
    wired: Wired, tmp_path: Path
) -> None:
    where = f"/production/{await keep_filmed(wired, tmp_path)}"
    cookies = {COOKIE: await owner_token(wired[Sessions])}
    home = "http://localhost:8000"
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=site(wired)),
        base_url=home,
        cookies=cookies,
        headers={"origin": home},
        timeout=120,
    ) as browser:
        bad = await browser.post(f"{where}/subtitles", files={"file": ("a.srt", SPANISH.encode())})
        assert bad.status_code == 422
        assert "Say the language of a.srt" in bad.text
        assert (await browser.post(f"{where}/subtitles")).status_code == 422
        sent = await browser.post(
            f"{where}/subtitles",
            files={"file": ("a.srt", SPANISH.encode())},
            data={"language": "es"},
        )
        assert sent.status_code == 303
        page = (await browser.get(where)).text
        assert f'src="{where}/files/captions-es.vtt" srclang="es"' in page
        assert "video-9x16-captions.mp4?download=1" in page
        gone = await browser.post(f"{where}/subtitles/es/remove")
        assert gone.status_code == 303
        assert "captions-es.vtt" not in (await browser.get(where)).text


def test_the_program_adds_lists_and_removes(tmp_path: Path) -> None:
    async def finish() -> str:
        async with small_studio(tmp_path / "data") as wired:
            return await keep_filmed(wired, tmp_path)

    made = asyncio.run(finish())
    (tmp_path / "talk.es.srt").write_text(LATE)
    data = tmp_path / "data"
    added = call("subtitles", "add", made, str(tmp_path / "talk.es.srt"), data=data)
    assert added.code == 0, added.err
    assert "es: captions-es.srt, captions-es.vtt\n  left out, after" in added.out
    assert "captions-es.srt" in call("subtitles", "list", made, data=data).out
    assert call("subtitles", "remove", made, "es", data=data).code == 0
    assert call("subtitles", "list", made, data=data).out == ""
    assert call("subtitles", "remove", made, "es", data=data).code != 0
