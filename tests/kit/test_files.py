"""Files that are whole or not there."""

import errno
import os
from pathlib import Path

import pytest

from limelight.kit.files import (
    DiskFull,
    NotWritable,
    copy_whole,
    disk_problems,
    ensure_folder,
    replacing,
    sha256_of,
    space_hint,
    write_whole,
)


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, b"old")

    def write_half() -> None:
        with replacing(target) as part:
            part.write_bytes(b"half")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        write_half()
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_copy_is_independent_of_its_source(tmp_path: Path) -> None:
    source, target = tmp_path / "s.bin", tmp_path / "deep" / "t.bin"
    source.write_bytes(b"one")
    copy_whole(source, target)
    target.write_bytes(b"two")
    assert source.read_bytes() == b"one"


def test_the_hash_of_a_file_is_the_sha256_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"abc")
    assert sha256_of(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="Free some space"), disk_problems(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file")
    with pytest.raises(NotWritable, match="Choose another folder"):
        ensure_folder(tmp_path / "out")


def test_other_errors_of_the_system_are_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="odd"), disk_problems(tmp_path):
        raise OSError(errno.EIO, "odd")


def test_little_space_is_mentioned_and_enough_is_not(tmp_path: Path) -> None:
    assert "free some space" in space_hint(tmp_path, least_bytes=2**62)
    assert space_hint(tmp_path, least_bytes=0) == ""
