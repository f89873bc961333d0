"""Fingerprints: the same thing in another dress stays near, another thing is far."""

import subprocess
from itertools import combinations
from pathlib import Path
from random import Random

import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance

from limelight.library.fingerprints.nearness import apart, near_pairs
from limelight.library.fingerprints.taking import mark_of
from limelight.library.service import NEAR
from limelight.renders.sound.waves import write_wave

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()


def scene(seed: int) -> Image.Image:
    """A picture of some shapes before a sky and a ground."""
    random = Random(seed)
    picture = Image.linear_gradient("L").resize((180, 320)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for _ in range(7):
        x, y = random.randrange(180), random.randrange(320)
        size = random.randrange(20, 110)
        colour = tuple(random.randrange(256) for _ in range(3))
        shape = random.choice((draw.ellipse, draw.rectangle))
        shape((x - size, y - size, x + size, y + size), fill=colour)
    return picture


def picture_mark(picture: Image.Image, path: Path, quality: int = 90) -> bytes:
    picture.save(path, quality=quality)
    mark = mark_of(path)
    assert mark is not None
    assert mark.kind == "picture"
    return mark.bits


def in_another_dress(picture: Image.Image, random: Random) -> tuple[Image.Image, int]:
    """The picture in another size and light, and the quality to keep it in."""
    scale = random.uniform(0.4, 2.5)
    changed = picture.resize((round(picture.width * scale), round(picture.height * scale)))
    light = random.uniform(0.75, 1.2)
    return ImageEnhance.Brightness(changed).enhance(light), random.randint(40, 95)


def test_a_picture_stays_near_itself(tmp_path: Path) -> None:
    """One in a hundred does not, by a step, which is what the border between the two costs."""
    random, far = Random(1), []
    for seed in range(100):
        original = scene(seed)
        changed, quality = in_another_dress(original, random)
        one = picture_mark(original, tmp_path / "one.png")
        far.append(apart("picture", one, picture_mark(changed, tmp_path / "two.jpg", quality)))
    assert sum(distance > NEAR for distance in far) <= 2
    assert max(far) <= NEAR + 2


def test_different_scenes_are_far_apart(tmp_path: Path) -> None:
    marks = [picture_mark(scene(seed), tmp_path / "scene.png") for seed in range(40)]
    distances = [apart("picture", one, two) for one, two in combinations(marks, 2)]
    assert min(distances) > NEAR
    assert np.mean(distances) > 20


def test_what_shows_nothing_or_is_broken_has_no_fingerprint(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), "teal").save(tmp_path / "flat.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nabc")
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    (tmp_path / "words.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHello\n")
    (tmp_path / "other.json").write_text("{}")
    write_wave(tmp_path / "silent.wav", np.zeros((2, 48_000), np.float32))
    for file in tmp_path.iterdir():
        assert mark_of(file) is None, file.name


def _melody(seed: int, seconds: float = 6.0) -> np.ndarray:
    random = Random(seed)
    t = np.arange(round(seconds * 48_000)) / 48_000
    sound = np.zeros(len(t))
    for start in np.arange(0, seconds, 0.25):
        hz = 220 * 2 ** (random.randrange(36) / 12)
        since = np.maximum(0, t - start)
        sound += (t >= start) * np.exp(-4 * since) * np.sin(2 * np.pi * hz * since)
    return (0.1 * np.stack([sound, sound])).astype(np.float32)


def sound_mark(path: Path) -> bytes:
    mark = mark_of(path)
    assert mark is not None
    assert mark.kind == "sound"
    return mark.bits


def test_a_sound_stays_near_itself_and_far_from_others(tmp_path: Path) -> None:
    marks = []
    for seed in range(12):
        path = tmp_path / f"{seed}.wav"
        write_wave(path, _melody(seed))
        marks.append(sound_mark(path))
    distances = [apart("sound", one, two) for one, two in combinations(marks, 2)]
    assert min(distances) > NEAR
    write_wave(tmp_path / "soft.wav", _melody(3) * np.float32(0.3), seed=5)
    coded = [FFMPEG, "-v", "error", "-i", str(tmp_path / "3.wav"), "-b:a", "96k"]
    subprocess.run([*coded, str(tmp_path / "coded.m4a")], check=True)
    back = [FFMPEG, "-v", "error", "-i", str(tmp_path / "coded.m4a"), "-ar", "44100"]
    subprocess.run([*back, "-c:a", "pcm_s16le", str(tmp_path / "coded.wav")], check=True)
    for name in ("soft.wav", "coded.wav"):
        assert apart("sound", marks[3], sound_mark(tmp_path / name)) <= NEAR


def _film(path: Path, source: str, *options: str) -> bytes:
    command = [
        FFMPEG,
        "-v",
        "error",
        "-y",
        "-f",
        "lavfi",
        "-i",
        f"{source}=s=192x108:r=10",
        "-t",
        "2",
    ]
    subprocess.run(
        [*command, "-c:v", "libx264", "-preset", "ultrafast", *options, str(path)], check=True
    )
    mark = mark_of(path)
    assert mark is not None
    assert (mark.kind, len(mark.bits)) == ("film", 24)
    return mark.bits


def test_a_film_stays_near_itself_and_far_from_another(tmp_path: Path) -> None:
    one = _film(tmp_path / "one.mp4", "mandelbrot")
    small = _film(tmp_path / "small.mp4", "mandelbrot", "-vf", "scale=128:72", "-crf", "34")
    other = _film(tmp_path / "other.mp4", "testsrc2")
    assert apart("film", one, small) <= NEAR
    assert apart("film", one, other) > 2 * NEAR


def test_texts_are_compared_by_what_they_say(tmp_path: Path) -> None:
    def vectors(texts: object) -> np.ndarray:
        assert texts == ["Water the basil. Then wait."]
        return np.full((1, 4), 0.5, np.float32)

    path = tmp_path / "said.srt"
    path.write_text(
        "1\n00:00:00,000 --> 00:00:01,000\nWater the basil.\n\n2\n00:01 --> 00:02\nThen wait.\n"
    )
    mark = mark_of(path, vectors)
    assert mark is not None
    assert mark.kind == "text"
    away = np.array([0.5, 0.5, 0.5, -0.5], np.float16).tobytes()
    assert apart("text", mark.bits, mark.bits) == 0
    assert apart("text", mark.bits, away) == 64
    assert list(near_pairs("text", [mark.bits, away, mark.bits], NEAR)) == [(0, 2, 0.0)]


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 9), st.sampled_from((1, 3)))
def test_no_near_pair_is_missed(random: Random, distance: int, words: int) -> None:
    bits = 64 * words
    marks = [random.getrandbits(bits) for _ in range(12)]
    for _ in range(12):
        changed = random.choice(marks)
        for place in random.sample(range(bits), random.randrange(10 * words)):
            changed ^= 1 << place
        marks.append(changed)
    coded = [mark.to_bytes(bits // 8) for mark in marks]
    found = {(one, two) for one, two, _ in near_pairs("film", coded, distance)}
    wanted = {
        (one, two)
        for one, two in combinations(range(len(marks)), 2)
        if (marks[one] ^ marks[two]).bit_count() <= distance * words
    }
    assert found == wanted
    if wanted:
        one, two = min(wanted)
        assert apart("film", coded[one], coded[two]) <= distance


@pytest.mark.parametrize("count", [0, 1])
def test_a_lonely_file_has_no_twin(count: int) -> None:
    assert list(near_pairs("picture", [b"12345678"] * count, NEAR)) == []
