"""Frames of films: the right one at every time, upright, in our colours; damaged ones are named."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make.films import LOSSLESS, OURS, copied, counting, film

from limelight.renders import errors
from limelight.renders.media.footage import Footage
from limelight.renders.media.shaping import Shape

SMALL = (64, 64)


@contextmanager
def reading(path: Path, shape: Shape | None = None, start: float = 0.0) -> Iterator[Footage]:
    with closing(Footage(path, shape or Shape(SMALL, 30), start)) as footage:
        yield footage


def _planes(
    buffer: NDArray[np.uint8], size: tuple[int, int] = SMALL
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    wide, tall = size
    luma, chroma = wide * tall, wide * tall // 4
    half = (tall // 2, wide // 2)
    return (
        buffer[:luma].reshape(tall, wide),
        buffer[luma : luma + chroma].reshape(half),
        buffer[luma + chroma :].reshape(half),
    )


def _read_through(footage: Footage) -> None:
    for at in range(180):
        footage.frame(at)


def _number(footage: Footage, at: int) -> int:
    return int(_planes(footage.frame(at))[0][32, 32]) - 16


@pytest.mark.parametrize(
    ("fps", "expected"), [(30, range(40)), (60, range(0, 80, 2)), (15, [n // 2 for n in range(40)])]
)
def test_each_time_shows_the_films_frame_of_that_time(
    tmp_path: Path, fps: int, expected: range | list[int]
) -> None:
    path = counting(tmp_path / "a.mp4", fps)
    with reading(path) as footage:
        shown = [_number(footage, at) for at in range(len(expected))]
    assert np.abs(np.array(shown) - np.array(expected)).max() <= (1 if fps == 60 else 0)


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_what_is_shown_does_not_depend_on_where_reading_began(tmp_path: Path, fps: int) -> None:
    path = counting(tmp_path / "a.mp4", fps)
    with reading(path, start=0.3) as footage:
        through = [_number(footage, at) for at in range(44)]
    for at in (43, 31, 20, 1):
        with reading(path, start=0.3) as footage:
            assert _number(footage, at) == through[at]


def test_going_back_and_leaping_ahead(tmp_path: Path) -> None:
    path = counting(tmp_path / "a.mp4", seconds=5)
    with reading(path) as footage:
        assert [_number(footage, at) for at in (5, 2, 120, 121, 0)] == [5, 2, 120, 121, 0]


def test_speed_and_start(tmp_path: Path) -> None:
    path = counting(tmp_path / "a.mp4", seconds=4)
    with reading(path, Shape(SMALL, 30, speed=2.0), start=1.0) as footage:
        assert [_number(footage, at) for at in (0, 10, 20)] == pytest.approx([30, 50, 70], abs=1)


def test_after_its_end_the_last_frame_stays(tmp_path: Path) -> None:
    path = counting(tmp_path / "a.mp4", seconds=1)
    with reading(path) as footage:
        assert [_number(footage, at) for at in (29, 30, 200)] == [29, 29, 29]
    with reading(path) as footage:
        assert _number(footage, 500) == 29
    with reading(path, start=9.0) as footage:
        assert _number(footage, 0) >= 26


def test_a_variable_rate_keeps_its_times(tmp_path: Path) -> None:
    # Frames 0 to 29 in the first second, then every third of a second only.
    numbered = f"nullsrc=s=64x64:r=30:d=3,geq=lum='16+N':cb=128:cr=128,{OURS}"
    source = f"{numbered},select='lt(n,30)+not(mod(n,10))'"
    path = film(tmp_path / "a.mkv", source, *LOSSLESS, "-fps_mode", "vfr")
    with reading(path) as footage:
        shown = [_number(footage, at) for at in (10, 29, 35, 45, 62)]
    assert shown == [10, 29, 30, 40, 60]


def test_a_turned_film_stands_upright(tmp_path: Path) -> None:
    # Lying: left half bright. Turned by a quarter, the bright half is above or below.
    source = "nullsrc=s=128x64:r=30:d=0.2,geq=lum='if(lt(X,64),200,40)':cb=128:cr=128"
    lying = film(tmp_path / "a.mp4", source)
    turned = copied(tmp_path / "b.mp4", lying, "-c", "copy", before=("-display_rotation", "-90"))
    with reading(turned, Shape((64, 128), 30)) as footage:
        luma = _planes(footage.frame(0), (64, 128))[0]
    assert luma[16].mean() > 150
    assert luma[112].mean() < 90


@pytest.mark.parametrize(("matrix", "size"), [("bt601", "320x240"), ("bt709", "1280x720")])
def test_colours_survive_whatever_matrix_the_film_has(
    tmp_path: Path, matrix: str, size: str
) -> None:
    source = f"color=0xC04020:s={size}:d=0.2,format=gbrp,scale=out_color_matrix={matrix}"
    path = film(tmp_path / "a.mp4", f"{source}:out_range=tv,format=yuv420p", *LOSSLESS)
    with reading(path) as footage:
        shown = [int(plane[10, 10]) for plane in _planes(footage.frame(0))]
    # 0xC04020 in BT.709, limited range.
    assert shown == pytest.approx([92, 101, 185], abs=3)


def test_full_range_is_brought_into_ours(tmp_path: Path) -> None:
    source = "nullsrc=s=64x64:d=0.2,geq=lum=255:cb=128:cr=128"
    path = film(tmp_path / "a.mp4", source, *LOSSLESS, "-color_range", "pc")
    with reading(path) as footage:
        assert int(_planes(footage.frame(0))[0][5, 5]) == pytest.approx(235, abs=1)


def test_hdr_is_mapped_to_a_normal_screen(tmp_path: Path) -> None:
    # Diffuse white of HDR film (203 cd/m2) is 58 % of the PQ signal: it must look white, not grey.
    params = "colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=limited"
    coded = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", f"log-level=error:{params}")
    source = "nullsrc=s=64x64:d=0.2,format=yuv420p10le,geq=lum='64+876*0.58':cb=512:cr=512"
    path = film(tmp_path / "a.mp4", source, *coded, "-pix_fmt", "yuv420p10le")
    with reading(path) as footage:
        luma, u, v = _planes(footage.frame(0))
    assert 165 < luma.mean() < 236
    assert (u.mean(), v.mean()) == pytest.approx((128, 128), abs=2)


def test_what_is_transparent_is_black(tmp_path: Path) -> None:
    source = "color=white:s=64x64:d=0.2,format=rgba,geq=r=255:g=255:b=255:a='if(lt(X,32),255,0)'"
    path = film(tmp_path / "a.mov", source, "-c:v", "qtrle", "-pix_fmt", "argb")
    with reading(path) as footage:
        luma = _planes(footage.frame(0))[0]
    assert luma[:, 8].mean() == pytest.approx(235, abs=2)
    assert luma[:, 56].mean() == pytest.approx(16, abs=2)


def test_a_wide_film_fills_about_its_focus_or_is_shown_whole(tmp_path: Path) -> None:
    source = "nullsrc=s=192x64:d=0.2,geq=lum='if(lt(X,64),200,if(lt(X,128),120,40))':cb=128:cr=128"
    path = film(tmp_path / "a.mp4", source)
    means = []
    for focus in (0.0, 0.5, 1.0):
        with reading(path, Shape(SMALL, 30, focus=(focus, 0.5))) as footage:
            means.append(_planes(footage.frame(0))[0].mean())
    assert means == pytest.approx([200, 120, 40], abs=6)
    with reading(path, Shape(SMALL, 30, blurred=True)) as footage:
        luma = _planes(footage.frame(0))[0]
    assert luma[32, 4] > 180
    assert luma[32, 60] < 60
    assert np.ptp(luma[2].astype(int)) < np.ptp(luma[32].astype(int))


def test_a_damaged_film_is_named(tmp_path: Path) -> None:
    whole = film(tmp_path / "a.ts", "testsrc2=s=320x180:r=30:d=6", "-c:v", "libx264", "-g", "15")
    moved = copied(tmp_path / "b.mp4", whole, "-c", "copy", "-movflags", "+faststart")
    content = moved.read_bytes()
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(content[: len(content) // 3])
    why = pytest.raises(errors.MediaUnreadable, match=r"broken\.mp4 breaks off after")
    with reading(broken, Shape(SMALL, 30)) as footage, why:
        _read_through(footage)


def test_a_sound_is_no_film(tmp_path: Path) -> None:
    path = film(tmp_path / "a.wav", "sine=d=0.2", "-c:a", "pcm_s16le")
    with pytest.raises(errors.MediaUnreadable, match="has no picture"):
        Footage(path, Shape(SMALL, 30))


@pytest.mark.parametrize("fps", [10, 24, 30, 60])
@pytest.mark.parametrize(("first", "start", "speed"), [(0, 0.0, 1.0), (31, 0.4, 1.0), (9, 0, 1.7)])
def test_a_bound_stretch_shows_what_the_whole_film_shows(
    tmp_path: Path, fps: int, first: int, start: float, speed: float
) -> None:
    coded = ("-c:v", "libx264", "-preset", "medium", "-bf", "3", "-g", "12")
    path = film(tmp_path / "a.mp4", f"testsrc2=s=64x64:r={fps}:d=3", *coded)
    shape, bound = Shape(SMALL, 30, speed), first + 8
    with (
        closing(Footage(path, shape, start)) as whole,
        closing(Footage(path, shape, start, bound)) as part,
    ):
        for at in [*range(first, bound), bound + 1, bound + 5, 160, 2]:
            np.testing.assert_array_equal(part.frame(at), whole.frame(at), f"frame {at}")


def test_damage_after_the_bound_stretch_is_no_fault(tmp_path: Path) -> None:
    whole = film(tmp_path / "a.ts", "testsrc2=s=320x180:r=30:d=6", "-c:v", "libx264", "-g", "15")
    moved = copied(tmp_path / "b.mp4", whole, "-c", "copy", "-movflags", "+faststart")
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(moved.read_bytes()[: moved.stat().st_size // 2])
    with closing(Footage(broken, Shape(SMALL, 30), frames=30)) as footage:
        for at in range(30):
            footage.frame(at)
        with pytest.raises(errors.MediaUnreadable, match="breaks off after"):
            footage.frame(170)


def test_a_film_in_our_shape_is_shown_as_it_is(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", f"testsrc2=s=64x64:r=30:d=0.3,format=yuv420p,{OURS}", *LOSSLESS)
    raw = copied(tmp_path / "a.yuv", path, "-f", "rawvideo", "-pix_fmt", "yuv420p")
    stored = np.frombuffer(raw.read_bytes(), np.uint8).reshape(-1, 64 * 64 * 3 // 2)
    with reading(path) as footage:
        for at, frame in enumerate(stored):
            np.testing.assert_array_equal(footage.frame(at), frame)
