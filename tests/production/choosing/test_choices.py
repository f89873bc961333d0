"""Voices, music and files of a brief, over a whole studio with small makers."""

import base64
import io
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, asking, small_studio
from tests.make.assets import png

from limelight.kit.errors import Invalid, NotFound
from limelight.kit.wiring import Wired
from limelight.production.briefs.ports import Choices
from limelight.production.briefs.typed import Typed
from limelight.production.ports import Productions

BASIL = "Three tips for basil"
ORDER = {"brief": BASIL, "seconds": 5}
CUBE = b"LUT_3D_SIZE 2\n" + b"".join(b"0.5 0.5 0.5\n" for _ in range(8))


def _song() -> bytes:
    told = io.BytesIO()
    with wave.open(told, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        file.writeframes(b"\x01\x02" * 8000)
    return told.getvalue()


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Wired]:
    async with small_studio(tmp_path / "data") as wired:
        yield wired


@pytest.fixture
async def caller(studio: Wired) -> AsyncIterator[Client]:
    async with asking(studio) as client:
        yield client


async def _bring(caller: Client, name: str, content: bytes) -> str:
    said = base64.b64encode(name.encode()).decode()
    headers = {"upload-length": str(len(content)), "upload-metadata": f"filename {said}"}
    begun = await caller.post("/library/uploads", headers=headers)
    kind = {"upload-offset": "0", "content-type": "application/offset+octet-stream"}
    where = f"http://localhost:8000{begun.headers['location']}"
    done = await caller.patch(where, content=content, headers=kind)
    assert done.status_code == 204, done.text
    return str(done.headers["x-asset"])


async def test_a_file_is_chosen_for_what_it_fits_and_looked_into(
    studio: Wired, caller: Client
) -> None:
    choices = studio[Choices]
    song = await _bring(caller, "Song.wav", _song())
    logo = await _bring(caller, "Logo.png", png())
    table = await _bring(caller, "Warm.cube", CUBE)
    broken = await _bring(caller, "Broken.cube", b"LUT_3D_SIZE 2\n1 2\n")
    chosen = await choices.choose("music_file", song)
    assert (chosen.title, chosen.kind) == ("Song", "sound")
    assert (await choices.choose("logo", logo)).look.startswith(f"/library/{logo}/look/small")
    assert (await choices.choose("lut", table)).kind == "data"
    assert [one.id for one in (await choices.page("lut", "", "upload", "")).items] == [
        broken, table,
    ]  # fmt: skip
    assert [one.id for one in (await choices.page("lut", "war", "upload", "")).items] == [table]
    for field, asset in (("logo", song), ("lut", broken), ("music_file", logo)):
        with pytest.raises(Invalid) as caught:
            await choices.choose(field, asset)
        assert caught.value.facts["field"] == field
        assert "/files/" not in caught.value.detail
    with pytest.raises(NotFound):
        await choices.choose("voice", song)
    # Thrown away meanwhile, it is told beside its field.
    typed = Typed(text=BASIL, formats=("9:16",), music="own", music_file=chosen.name)
    assert (await choices.files(typed))["music_file"] is not None
    assert (await caller.delete(f"/library/assets/{song}")).status_code < 300
    assert (await choices.files(typed)) == {"music_file": None}
    with pytest.raises(Invalid, match="has this file no more"):
        await choices.paths(typed)
    with pytest.raises(Invalid, match="Choose the music"):
        await studio[Productions].start(typed.order())


async def test_what_is_chosen_is_in_the_brief_and_comes_back(studio: Wired, caller: Client) -> None:
    choices, productions = studio[Choices], studio[Productions]
    song = await choices.choose("music_file", await _bring(caller, "Song.wav", _song()))
    logo = await choices.choose("logo", await _bring(caller, "Logo.png", png()))
    film = await choices.choose("intro_file", await _bring(caller, "In.png", png((1, 2, 3))))
    voice = choices.voices()[0].name
    assert (await choices.voice(voice, "en")).suffix == ".wav"
    assert (await choices.music("calm", 80)).suffix == ".wav"
    for unknown in (("nobody", "en"), (voice, "tlh")):
        with pytest.raises(Invalid):
            await choices.voice(*unknown)
    typed = Typed(
        text=BASIL, seconds="5", formats=("9:16",), voice=voice, music="own", music_volume="-6",
        music_file=song.name, logo=logo.name, intro_file=film.name,
    )  # fmt: skip
    made = await productions.start(typed.order(await choices.paths(typed)))
    brief = (await productions.get(made)).brief
    track = brief.soundtrack
    assert (track.voice, track.music, track.gain_db) == (voice, "own", -6)
    assert (track.file, brief.branding.logo) == (Path(song.name), Path(logo.name))
    assert brief.intro is not None
    assert brief.intro.media == Path(film.name)
    again = Typed.again(await productions.get(made))
    assert (again.voice, again.music, again.music_volume) == (voice, "own", "-6")
    # The files come along by the earlier production, whatever became of them in the library.
    second = (await productions.get(await productions.start(again.order()))).brief
    assert (second.soundtrack, second.intro) == (track, brief.intro)


async def test_programs_say_who_speaks_and_what_is_heard(caller: Client) -> None:
    own = await caller.post(
        "/productions", json={**ORDER, "music": {"mood": "calm", "tempo_bpm": 70, "gain_db": -3}}
    )
    told = own.json()["brief"]["soundtrack"]
    assert (told["mood"], told["tempo_bpm"], told["gain_db"]) == ("calm", 70, -3)
    none = await caller.post("/productions/quote", json={**ORDER, "music": {"is_none": True}})
    steps = {step["name"]: step["seconds"] for step in none.json()["steps"]}
    assert steps["music"] == 0.0
    unknown = await caller.post("/productions", json={**ORDER, "voice": "nobody"})
    assert (unknown.status_code, unknown.json()["field"]) == (422, "voice")
    gone = await caller.post("/productions", json={**ORDER, "music": {"file": "a" * 64 + ".mp3"}})
    assert gone.status_code == 404
