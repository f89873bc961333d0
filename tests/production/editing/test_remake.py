"""A production made again from its edited script, for real."""

import io
import shutil
import wave
from pathlib import Path

import pytest
from tests.make.assets import keep
from tests.make.produced import Produced

from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.schemas import Asset
from limelight.library.service import Library
from limelight.production.editing.ports import Editor
from limelight.production.editing.schemas import NotMade
from limelight.production.ports import Productions
from limelight.production.schemas import AS_GIVEN, ProductionId, ProductionView
from limelight.stories.editing.drafts import DrawScene, MoveScene, SetScene, SetSound, take_seed
from limelight.stories.interchange.otio import from_otio

LINE = "Water slowly from below, then wait."


def _song() -> bytes:
    told = io.BytesIO()
    with wave.open(told, "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", "not compressed"))
        file.writeframes(b"\x00\x10\x00\x10\x00\xf0\x00\xf0" * 48_000)
    return told.getvalue()


async def _ended(productions: Productions, production_id: ProductionId) -> ProductionView:
    return [view async for view in productions.watch(production_id)][-1]


async def _kept_song(wired: Wired, folder: Path) -> Asset:
    return await keep(
        wired[Library], wired[Sessions], folder, "Song", kind="upload", suffix=".wav",
        content=_song(),
    )  # fmt: skip


async def test_only_what_was_edited_is_made_and_the_first_make_stays(
    produced: Produced, tmp_path: Path
) -> None:
    shutil.copytree(produced.data, tmp_path / "data")
    production_id = ProductionId(produced.document["production"])
    async with opened(Settings(data=tmp_path / "data"), work="own") as wired:
        editor, productions = wired[Editor], wired[Productions]
        first = await productions.get(production_id)
        view = await editor.open(production_id)
        assert not view.is_changed
        ids = [scene.id for scene in view.draft.scenes]
        assert (await editor.picture(production_id, ids[1], take=0, make=False)).is_file()

        with pytest.raises(NotMade):
            await editor.picture(production_id, ids[1], take=1, make=False)
        taken = await editor.picture(production_id, ids[1], take=1, make=True)
        song = await _kept_song(wired, tmp_path)
        seed = take_seed(view.draft.scenes[1].drawing, 1)
        changes = (
            SetScene(scene=ids[0], narration=LINE),
            DrawScene(scene=ids[1], seed=seed),
            MoveScene(scene=ids[1], place=0),
            SetSound(file=song.file.name, gain_db=-6),
        )
        for change in changes:
            view = await editor.change(production_id, change, view.version)
        spoken = await editor.speech(production_id, ids[0], make=True)
        assert spoken.suffix == ".wav"
        await editor.remake(production_id, view.version)
        again = await _ended(productions, production_id)

        assert again.state == "done", again.error
        states = {step.name: step for step in again.steps}
        # The line was spoken and the picture taken before, so nothing is left to make of them.
        assert states["speech"].state == "reused"
        pictures = states["pictures"]
        assert (pictures.state, pictures.note) == (
            "done",
            f"{2 * len(ids) - 1} of {2 * len(ids)} made before",
        )
        assert again.scenes[1].narration == LINE
        assert (await productions.open_file(production_id, "scene-1.png")) == taken
        assert not (await editor.open(production_id)).is_changed

        line = from_otio(
            (await productions.open_file(production_id, "timeline-9x16.otio")).read_text(), tmp_path
        )
        assert line.music is not None
        assert (line.music.gain_db, states["music"].note) == (-6, AS_GIVEN)
        heard = await productions.open_file(production_id, "music.wav")
        assert heard.stem == song.file.sha256

        versions = await productions.versions(production_id)
        assert [version.number for version in versions] == [2, 1]
        assert versions[1].script == first.script
        old = await productions.open_file(production_id, "video-9x16.mp4", version=1)
        assert old.read_bytes() == produced.path("video-9x16.mp4").read_bytes()
        new = await productions.open_file(production_id, "video-9x16.mp4")
        assert new != old
