"""Kept pieces come back whole or not at all, and do not fill the disk."""

import os
from pathlib import Path

from limelight.renders.encode.shelf import Shelf

KEYS = ("aa01", "aa02", "bb03")


def _filled(folder: Path) -> Shelf:
    shelf = Shelf(folder / "kept")
    for at, key in enumerate(KEYS):
        made = folder / f"{key}.mp4"
        made.write_bytes(key.encode() * 250)
        shelf.keep(key, made)
        for entry in (folder / "kept").rglob(f"{key}-*"):
            os.utime(entry, (at, at))
    return shelf


def _here(shelf: Shelf, folder: Path) -> list[str]:
    return [key for key in KEYS if shelf.take(key, folder / f"{key}-taken.mp4")]


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    shelf = _filled(tmp_path)
    assert shelf.take("aa02", tmp_path / "out.mp4")
    assert (tmp_path / "out.mp4").read_bytes() == b"aa02" * 250
    assert not shelf.take("aa0", tmp_path / "none.mp4")
    assert not (tmp_path / "none.mp4").exists()


def test_a_damaged_piece_is_dropped_and_can_be_kept_again(tmp_path: Path) -> None:
    shelf = _filled(tmp_path)
    entry = next((tmp_path / "kept").rglob("aa01-*"))
    entry.unlink()
    entry.write_bytes(b"half of it")
    assert not shelf.take("aa01", tmp_path / "out.mp4")
    assert not entry.exists()
    shelf.keep("aa01", tmp_path / "aa01.mp4")
    assert shelf.take("aa01", tmp_path / "out.mp4")


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    shelf = _filled(tmp_path)
    shelf.take("aa01", tmp_path / "out.mp4")
    shelf.trim(most_bytes=2500)
    assert _here(shelf, tmp_path) == ["aa01", "bb03"]
    shelf.trim(most_bytes=0)
    assert _here(shelf, tmp_path / "other") == []


def test_a_shelf_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    (tmp_path / "a.mp4").write_bytes(b"a")
    shelf = Shelf(tmp_path / "kept")
    shelf.keep("aa01", tmp_path / "a.mp4")
    shelf.trim(0)
    assert not shelf.take("aa01", tmp_path / "out.mp4")
