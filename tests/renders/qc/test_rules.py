"""Each rule finds the one fault that a file has, and no other rule does."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.make.faces import draw_face
from tests.renders.qc.conftest import (
    CAPTION_BOX,
    PICTURE,
    SECONDS,
    SPOKEN,
    TEXTS,
    WIDE,
    Parts,
    facts,
    lettered,
    run,
    spoken,
    words,
)

from limelight.generation.schemas import Box
from limelight.renders.compose.film import Film
from limelight.renders.qc.expected import facts_of
from limelight.renders.qc.platforms import PLATFORMS, Platform
from limelight.renders.qc.schemas import (
    Facts,
    Report,
    ShownCaption,
    ShownWriting,
    Span,
    Writing,
)
from limelight.renders.qc.service import check
from limelight.renders.sound.loudness import integrated_lufs
from limelight.renders.sound.waves import write_wave
from limelight.stories.finish import LowerThird
from limelight.stories.timeline import Clip, Timeline

Broken = Callable[[Parts], tuple[Path, Facts]]
_MINE = Platform(
    "Mine",
    "for tests",
    seconds=(3, 5),
    most_bytes=20_000_000,
    codecs=("h264",),
    aspect=(0.5, 0.6),
    frame_rate=(20, 60),
    least_px=300,
    most_px=600,
    most_kbps=4000,
)


@pytest.fixture(autouse=True)
def mine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLATFORMS, "mine", _MINE)


def faults(report: Report) -> dict[str, str]:
    return {finding.rule: finding.level for finding in report.findings if finding.level != "green"}


def test_a_good_film_is_green_and_may_be_published(good: Path) -> None:
    report = check(good, facts(platform="mine"))
    assert faults(report) == {}
    assert report.level == "green"
    assert report.publishable("mine")
    assert len(report.findings) == 27
    assert all(finding.remedy == "" for finding in report.findings)


def _voice(parts: Parts, name: str, sound: np.ndarray, lufs: float = -14.0) -> str:
    """A voice at a loudness, as a file."""
    gain = 10 ** ((lufs - integrated_lufs(sound)) / 20)
    write_wave(parts.folder / name, (sound * gain).astype(np.float32))
    return str(parts.folder / name)


def _damaged(parts: Parts) -> tuple[Path, Facts]:
    whole = bytearray(parts.film("whole.mp4").read_bytes())
    at = len(whole) * 97 // 100
    whole[at : at + 40] = bytes(40)
    broken = parts.folder / "damaged.mp4"
    broken.write_bytes(whole)
    return broken, facts()


def _black(parts: Parts) -> tuple[Path, Facts]:
    dark = "drawbox=w=iw:h=ih:color=black:t=fill:enable='between(t,1.7,2.4)'"
    return _over(parts, parts.film("black.mp4"), dark), facts()


def _over(parts: Parts, film: Path, filters: str) -> Path:
    """A film with filters over everything, captions too."""
    out = film.with_name(f"over-{film.name}")
    run(
        "-vf", filters, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "24", "-c:a", "copy",
        str(out), inputs=["-i", str(film)],
    )  # fmt: skip
    return out


def _frozen(parts: Parts) -> tuple[Path, Facts]:
    stuck = "trim=end_frame=30,loop=90:1:29,setpts=N/30/TB"
    return parts.film("frozen.mp4", filters=stuck), facts()


def _size(parts: Parts) -> tuple[Path, Facts]:
    return parts.film("size.mp4"), facts(width_px=1080, height_px=1920)


def _length(parts: Parts) -> tuple[Path, Facts]:
    return parts.film("length.mp4"), facts(seconds=6.0)


def _mute(parts: Parts) -> tuple[Path, Facts]:
    return parts.film("mute.mp4", sound_coded="-an"), facts(words=())


def _silent(parts: Parts) -> tuple[Path, Facts]:
    start, end = SPOKEN[1]
    lost = f"volume=0:enable='between(t,{start - 0.1},{end + 0.1})'"
    return parts.film("silent.mp4", sound=lost), facts()


def _levelled() -> np.ndarray:
    sound: np.ndarray = spoken() * 10 ** ((-14.0 - integrated_lufs(spoken())) / 20)
    return sound.astype(np.float32)


def _clipped(parts: Parts) -> tuple[Path, Facts]:
    sound = _levelled()
    for at in range(10):
        sound[:, 24_000 + at * 1000 : 24_012 + at * 1000] = 1.0
    return _exact(parts, "clipped", sound), facts()


def _exact(parts: Parts, name: str, sound: np.ndarray) -> Path:
    """A film with a sound that no lossy encoder changes."""
    write_wave(parts.folder / f"{name}.wav", sound)
    voice = str(parts.folder / f"{name}.wav")
    return parts.film(f"{name}.mov", voice=voice, sound_coded="-c:a pcm_s16le")


def _loudness(parts: Parts) -> tuple[Path, Facts]:
    return parts.film("soft.mp4", voice=_voice(parts, "soft.wav", spoken(), -20.0)), facts()


def _peak(parts: Parts) -> tuple[Path, Facts]:
    sound = _levelled()
    sound[:, 24_000] = 0.95
    return _exact(parts, "peak", sound), facts()


def _mono(parts: Parts) -> tuple[Path, Facts]:
    return parts.film("mono.mp4", voice=_voice(parts, "mono.wav", spoken(opposed=True))), facts()


def _offset(parts: Parts) -> tuple[Path, Facts]:
    """The voice stays where it is; only its first 150 ms are missing from the file."""
    cut = f"atrim=start=0.15:end={SECONDS}"
    return parts.film("offset.mp4", sound=cut), facts()


def _sound_length(parts: Parts) -> tuple[Path, Facts]:
    return parts.film("long.mp4", sound="apad=pad_dur=0.8"), facts()


def _drift(parts: Parts) -> tuple[Path, Facts]:
    late = tuple(
        ShownCaption(text=text, start=start + 0.4, end=end + 0.4, box=CAPTION_BOX)
        for text, (start, end) in zip(TEXTS, SPOKEN, strict=True)
    )
    return parts.film("drift.mp4"), facts(captions=late)


def _voice_drift(parts: Parts) -> tuple[Path, Facts]:
    late = tuple(
        word.model_copy(update={"start": word.start - 0.19, "end": word.end - 0.19})
        for word in words()
    )
    moved = tuple(
        caption.model_copy(update={"start": caption.start - 0.19, "end": caption.end - 0.19})
        for caption in facts().captions
    )
    return parts.film("late.mp4"), facts(words=late, captions=moved)


def _placed(box: Box) -> tuple[ShownCaption, ...]:
    return tuple(caption.model_copy(update={"box": box}) for caption in facts().captions)


def _unsafe(parts: Parts) -> tuple[Path, Facts]:
    """The words stand where they stood; the picture around them is cut off at the left."""
    made = _over(parts, parts.film("unsafe0.mp4"), "crop=256:568:56:0,pad=320:568:0:0:gray")
    return made, facts(captions=_placed(CAPTION_BOX.model_copy(update={"x": 4.0})))


def _over_face(parts: Parts) -> tuple[Path, Facts]:
    face = facts().faces[0].model_copy(update={"box": Box(x=100, y=300, width=120, height=140)})
    return parts.film("face.mp4"), facts(faces=(face,))


def _contrast(parts: Parts) -> tuple[Path, Facts]:
    sheet = lettered(parts.folder / "pale.png", (150, 150, 150), (120, 120, 120))
    plain = f"drawbox=y=330:h=64:w={WIDE}:color=0x787878:t=fill"
    return parts.film("pale.mp4", captions=str(sheet), filters=plain), facts()


def _glyphs(parts: Parts) -> tuple[Path, Facts]:
    strange = facts().captions[0].model_copy(update={"text": "Grow basil \U00012000"})
    return parts.film("glyphs.mp4"), facts(captions=(strange, *facts().captions[1:]))


def _speed(parts: Parts) -> tuple[Path, Facts]:
    """As many words in the same time as nobody reads."""
    more = " and the leaves grow dark green"
    told = tuple(c.model_copy(update={"text": c.text + more[:14]}) for c in facts().captions)
    return parts.film("fast.mp4"), facts(captions=told)


def _lines(parts: Parts) -> tuple[Path, Facts]:
    first, *others = facts().captions
    tall = first.model_copy(update={"text": "Grow\nbasil\nat home"})
    return parts.film("lines.mp4"), facts(captions=(tall, *others))


WRITING_BOX = Box(x=60, y=90, width=200, height=44)


def _written(kind: Writing, text: str = "A title") -> Facts:
    line = ShownWriting(kind=kind, text=text, box=WRITING_BOX, start=0, end=SECONDS)
    return facts(writings=(line,), faces=())


def _pale(parts: Parts, kind: Writing) -> tuple[Path, Facts]:
    """Grey words of that kind on grey; the captions stay as they are."""
    sheet = Image.open(lettered(parts.folder / f"{kind}.png", (150, 150, 150), (120, 120, 120)))
    both = Image.open(parts.captions)
    both.alpha_composite(sheet.crop((0, 340, WIDE, 384)), (0, int(WRITING_BOX.y)))
    both.save(parts.folder / f"{kind}.png")
    plain = f"drawbox=y=80:h=64:w={WIDE}:color=0x787878:t=fill"
    sheet_path = str(parts.folder / f"{kind}.png")
    return parts.film(f"{kind}.mp4", captions=sheet_path, filters=plain), _written(kind)


def _strange_title(parts: Parts) -> tuple[Path, Facts]:
    line = ShownWriting(kind="title", text="Basil \U00012000", start=0, end=SECONDS)
    return parts.film("strange.mp4"), facts(writings=(line,))


def _filmed_face(parts: Parts) -> tuple[Path, Facts]:
    """A face in a film, where nobody said that there is one, its chin under the captions."""
    draw_face(parts.folder / "face.png", 3)
    face = f"movie={parts.folder / 'face.png'},scale=240:240[f]"
    over = f"{PICTURE}[a];{face};[a][f]overlay=40:170"
    watched = (Span(start=0, end=SECONDS),)
    return parts.film("filmed.mp4", picture=over), facts(faces=(), watched=watched)


def _platform(parts: Parts, name: str, **made: str) -> tuple[Path, Facts]:
    return parts.film(name, **made), facts(platform="mine")


BROKEN: dict[str, Broken] = {
    "picture.damaged": _damaged,
    "picture.black": _black,
    "picture.frozen": _frozen,
    "picture.size": _size,
    "picture.length": _length,
    "sound.missing": _mute,
    "sound.silent": _silent,
    "sound.clipped": _clipped,
    "sound.loudness": _loudness,
    "sound.peak": _peak,
    "sound.mono": _mono,
    "sync.offset": _offset,
    "sync.length": _sound_length,
    "captions.drift": _drift,
    "captions.safe_zone": _unsafe,
    "captions.over_face": _over_face,
    "captions.contrast": _contrast,
    "captions.glyphs": _glyphs,
    "captions.speed": _speed,
    "captions.lines": _lines,
    "title.contrast": lambda parts: _pale(parts, "title"),
    "name.contrast": lambda parts: _pale(parts, "name"),
    "label.contrast": lambda parts: _pale(parts, "label"),
    "writing.glyphs": _strange_title,
    "brand.words": lambda parts: (
        parts.film("brand.mp4"),
        facts(avoided=("basil in", "basi", "oak")),
    ),
    "platform.codec": lambda parts: _platform(parts, "codec.mp4", coded="-c:v mpeg4 -q:v 4"),
    "platform.frame_rate": lambda parts: _platform(
        parts, "rate.mp4", picture=PICTURE.replace("r=30", "r=15")
    ),
    "platform.bit_rate": lambda parts: _platform(
        parts,
        "big.mp4",
        filters="noise=alls=60:allf=t",
        coded="-c:v libx264 -preset ultrafast -crf 20",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_file_that_breaks_one_rule_is_found_by_that_rule_alone(rule: str, parts: Parts) -> None:
    file, known = BROKEN[rule](parts)
    report = check(file, known)
    assert set(faults(report)) == {rule}
    finding = next(finding for finding in report.findings if finding.rule == rule)
    assert finding.remedy
    assert report.publishable() is (finding.level == "amber")


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        ("platform.seconds", {"seconds": (5, 9)}),
        ("platform.bytes", {"most_bytes": 20_000}),
        ("platform.size", {"least_px": 360}),
        ("platform.size", {"most_wide_px": 300}),
        ("platform.shape", {"aspect": (0.9, 1.1)}),
    ],
)
def test_a_platform_that_takes_less_refuses_what_another_takes(
    rule: str, limits: dict[str, object], good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PLATFORMS, "small", _MINE._replace(**limits))  # type: ignore[arg-type]
    report = check(good, facts(platform="small"))
    assert faults(report) == {rule: "red"}
    assert not report.publishable("small")
    elsewhere = check(good, facts())
    assert elsewhere.publishable()
    assert elsewhere.publishable("mine")
    assert not elsewhere.publishable("small")


def test_captions_over_a_face_of_a_film_are_found(parts: Parts) -> None:
    report = check(*_filmed_face(parts))
    assert set(faults(report)) == {"captions.over_face"}


@pytest.mark.parametrize("ground", ["white", "gray", "black"])
def test_our_own_titles_names_and_label_are_readable_on(ground: str, tmp_path: Path) -> None:
    Image.new("RGB", (54, 96), ground).save(tmp_path / "a.png")
    named = LowerThird(name="Mira Sol", detail="AI character")
    shot = Clip(
        name="a", start=0, seconds=1.5, picture=tmp_path / "a.png", on_screen="Three honest tips",
        lower_third=named,
    )  # fmt: skip
    line = Timeline(title="", width_px=540, height_px=960, seconds=1.5, fps=8, clips=(shot,))
    drawn, made = tmp_path / "drawn.raw", tmp_path / "made.mp4"
    with closing(Film(line)) as film:
        drawn.write_bytes(b"".join(film.frame(at).buffer.tobytes() for at in range(12)))
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "540x960", "-r", "8"]
    run(*["-c:v", "libx264", "-preset", "ultrafast"], str(made), inputs=[*raw, "-i", str(drawn)])
    report = check(made, facts_of(line))
    measured = {one.rule: one.level for one in report.findings if "contrast" in one.rule}
    assert measured == dict.fromkeys(("title.contrast", "name.contrast", "label.contrast"), "green")


def test_a_voice_that_is_not_where_its_words_are_is_drift(parts: Parts) -> None:
    file, known = _voice_drift(parts)
    assert set(faults(check(file, known))) == {"captions.drift"}


def test_places_say_where_to_look(parts: Parts) -> None:
    report = check(*_black(parts))
    place = report.of("red")[0].places[0]
    assert place.start == pytest.approx(1.85, abs=0.2)
    assert place.end == pytest.approx(2.5, abs=0.2)


def test_a_still_picture_without_ordered_motion_is_not_frozen(parts: Parts) -> None:
    file, _ = _frozen(parts)
    assert faults(check(file, facts(moving=()))) == {}


def test_a_slow_zoom_is_motion(parts: Parts) -> None:
    slow = (
        "trim=end_frame=1,loop=119:1:0,setpts=N/30/TB,"
        "scale=w='320*(1+0.02*t)':h='568*(1+0.02*t)':eval=frame,crop=320:568"
    )
    assert faults(check(parts.film("zoom.mp4", filters=slow), facts())) == {}


def test_words_that_come_one_after_the_other_are_judged_when_all_are_there(parts: Parts) -> None:
    first = facts().captions[0]
    until = first.start + 0.6 * first.seconds
    late = f"drawbox=y=330:h=64:w={WIDE}:color=0x787878:t=fill:enable='lt(t,{until:.3f})'"
    assert faults(check(_over(parts, parts.film("late.mp4"), late), facts())) == {}


def test_a_pause_is_not_silence(parts: Parts) -> None:
    t = np.arange(SECONDS * 48000) / 48000
    paused = spoken() * np.where((t > 1.85) & (t < 2.25), 0.0, 1.0)
    made = parts.film("pause.mp4", voice=_voice(parts, "pause.wav", paused, -14.5))
    assert faults(check(made, facts())) == {}


def test_silence_throughout_is_red_and_nothing_else(parts: Parts) -> None:
    made = parts.film("nothing.mp4", sound="volume=0")
    assert faults(check(made, facts())) == {"sound.silent": "red"}


def test_a_film_of_which_nothing_is_known_is_judged_all_the_same(good: Path) -> None:
    report = check(good, Facts())
    assert report.level == "green"
    assert not any(finding.rule.startswith("captions") for finding in report.findings)


def test_the_same_file_gives_the_same_report(good: Path) -> None:
    assert check(good, facts()) == check(good, facts())
    assert Report.model_validate_json(check(good, facts()).model_dump_json()) == check(
        good, facts()
    )
