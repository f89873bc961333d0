"""Files given for a production are kept by content before it starts, or refused by name."""

from pathlib import Path

import pytest
from PIL import Image
from tests.make.films import film

from limelight.library.store import FileStore
from limelight.production.steps.given import with_bumpers, with_files_kept
from limelight.renders.errors import LutUnreadable, PictureUnreadable
from limelight.stories.brief import Brief
from limelight.stories.finish import Branding, Finish, Finishing
from limelight.stories.timeline import Clip, Timeline

CUBE = "LUT_3D_SIZE 2\n" + "\n".join(f"{r} {g} {b}" for b in (0, 1) for g in (0, 1) for r in (0, 1))


def _brief(lut: Path, logo: Path) -> Brief:
    return Brief(text="basil", finish=Finish(lut=lut), branding=Branding(logo=logo))


def test_they_are_copied_and_named_by_content(tmp_path: Path) -> None:
    lut, logo, store = tmp_path / "mine.cube", tmp_path / "logo.png", FileStore(tmp_path / "files")
    lut.write_text(CUBE)
    Image.new("RGBA", (40, 20), "red").save(logo)
    kept = with_files_kept(store, _brief(lut, logo))
    for given, named in ((lut, kept.finish.lut), (logo, kept.branding.logo)):
        assert named is not None
        assert given.is_file()
        assert store.path(named.name).read_bytes() == given.read_bytes()
    assert with_files_kept(store, _brief(lut, logo)) == kept


def test_a_brief_without_files_stays_as_it_is(tmp_path: Path) -> None:
    brief = Brief(text="basil", finish=Finish(colours="film"))
    assert with_files_kept(FileStore(tmp_path / "files"), brief) == brief


def test_one_bad_file_keeps_none(tmp_path: Path) -> None:
    lut, logo, store = tmp_path / "mine.cube", tmp_path / "logo.png", FileStore(tmp_path / "files")
    lut.write_text(CUBE)
    logo.write_text("no picture")
    with pytest.raises(PictureUnreadable, match=r"logo\.png"):
        with_files_kept(store, _brief(lut, logo))
    lut.write_text("nonsense")
    with pytest.raises(LutUnreadable, match=r"mine\.cube"):
        with_files_kept(store, _brief(lut, logo))
    assert not store.folder.exists()


@pytest.mark.parametrize("is_heard", [True, False])
def test_a_film_before_a_piece_keeps_its_sound_where_it_has_one(
    tmp_path: Path, *, is_heard: bool
) -> None:
    sound = ("-f", "lavfi", "-i", "sine=300:d=2", "-c:a", "aac") if is_heard else ()
    intro = film(tmp_path / "in.mp4", "color=red:s=64x64:r=30:d=2", *sound, "-c:v", "libx264")
    shot = Clip(name="a", start=0, seconds=1.0, picture=Path("a.png"))
    line = Timeline(title="T", width_px=64, height_px=64, seconds=1.0, clips=(shot,))
    done = with_bumpers(line, Finishing(intro=str(intro)), tmp_path)
    assert done.seconds == pytest.approx(3.0, abs=0.05)
    assert [(one.audio, one.start) for one in done.effects] == [(intro, 0.0)] * is_heard
