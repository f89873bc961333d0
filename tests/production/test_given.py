"""Files given for a production are kept by content before it starts, or refused by name."""

from pathlib import Path

import pytest
from PIL import Image

from limelight.library.store import FileStore
from limelight.production.steps.given import with_files_kept
from limelight.renders.errors import LutUnreadable, PictureUnreadable
from limelight.stories.brief import Brief
from limelight.stories.finish import Branding, Finish

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
