"""Media of every sort, whole and damaged: a right picture, or an error that names the file."""

import resource
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.renders.fuzz.seeds import PICTURES, SOUNDS, Seed, halves, seeds
from tests.renders.fuzz.trial import SECONDS, SIZE, timeline_of, try_file

from limelight.renders.compose.film import Film
from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import RATE_HZ

ROOT = Path(__file__).parents[3]
# What is one colour only, or grey.
_PLAIN = {"one.png", "pixel.mkv", "deep.png", "grey.png"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeds")


@pytest.fixture(scope="module")
def known(folder: Path) -> list[Seed]:
    made = seeds(folder)
    halves(SIZE).save(folder / "beside.png")
    return made


def _first_frame(
    seed: Seed, size: tuple[int, int] = (SIZE[0] * 4, SIZE[1] * 4)
) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """(luma, blue, red) in the middle of the left and of the right half."""
    timeline = timeline_of(seed.path, seed.use).model_copy(
        update={"width_px": size[0], "height_px": size[1]}
    )
    with closing(Film(timeline)) as film:
        buffer = film.frame(1).buffer.copy()
    wide, tall = timeline.width_px, timeline.height_px
    count = wide * tall
    luma = buffer[:count].reshape(tall, wide)
    blue = buffer[count : count * 5 // 4].reshape(tall // 2, wide // 2)
    red = buffer[count * 5 // 4 :].reshape(tall // 2, wide // 2)
    left, right = (
        np.array(
            [
                int(plane[plane.shape[0] // 2, plane.shape[1] * at // 8])
                for plane in (luma, blue, red)
            ]
        )
        for at in (1, 7)
    )
    return left, right


def test_whole_files_of_every_sort_show_what_is_in_them(known: list[Seed]) -> None:
    wrong = []
    for seed in known:
        if seed.use == SOUNDS or not seed.is_good or seed.path.name in _PLAIN:
            continue
        left, right = _first_frame(seed)
        is_red = left[2] > 180 and left[1] < 128
        is_blue = right[1] > 165 and right[2] < 140
        if not (is_red and is_blue):
            wrong.append((seed.path.name, left.tolist(), right.tolist()))
    assert wrong == []


def test_a_strip_is_enlarged_only_where_it_is_seen(known: list[Seed]) -> None:
    # The whole of it, enlarged to an upright frame, would be gigabytes.
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for seed in known:
        if seed.path.name in ("wide.jpg", "wide.mp4", "tall.png"):
            left, right = _first_frame(seed, (1080, 1920))
            assert left[2] > 180 > 165 > right[2], seed.path.name
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000


def test_grey_of_16_bits_keeps_its_brightness(known: list[Seed]) -> None:
    (deep,) = [seed for seed in known if seed.path.name == "deep.png"]
    left, _ = _first_frame(deep)
    # Two thirds of white in limited range.
    assert left == pytest.approx([16 + 219 * 2 / 3, 128, 128], abs=1)


def test_sounds_of_every_sort_are_heard(known: list[Seed], tmp_path: Path) -> None:
    silent = []
    for seed in known:
        if seed.use == SOUNDS and seed.is_good:
            mix(timeline_of(seed.path, seed.use), tmp_path / "mix.wav")
            sound = read_sound(tmp_path / "mix.wav")
            assert sound.shape == (2, round(SECONDS * RATE_HZ))
            if np.abs(sound[:, : RATE_HZ // 5]).max() < 0.05:
                silent.append(seed.path.name)
    assert silent == []


def test_what_is_not_what_its_name_says_is_named(known: list[Seed], folder: Path) -> None:
    told = {one.path.name: try_file(one.path, one.use, folder) for one in known if not one.is_good}
    assert "made" not in told.values(), told


@pytest.mark.parametrize("size", [(20_001, 13_000)])
def test_a_picture_too_large_for_the_memory_is_named(size: tuple[int, int], tmp_path: Path) -> None:
    plain = tmp_path / "huge.png"
    halves((3, 2)).save(plain)
    head = plain.read_bytes()
    plain.write_bytes(
        head[:16] + size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + head[24:]
    )
    assert try_file(plain, PICTURES, tmp_path) == "renders.picture-unreadable"


def test_damaged_files_end_in_a_video_or_in_an_error_that_names_them() -> None:
    """More of it by hand: `python -m tests.renders.fuzz --cases 5000 --seed 2`."""
    command = [sys.executable, "-m", "tests.renders.fuzz", "--cases", "150"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    # The last name on stderr is that of a file that took the process down.
    assert done.returncode == 0, done.stdout + done.stderr[-300:]
