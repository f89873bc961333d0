"""`limelight render --track`: captions in other languages, in the video and beside it."""

import re
import subprocess
from pathlib import Path

from PIL import Image
from tests.make.program import call

from limelight.production.cli.render import captioned
from limelight.renders.compose.words.shown import Words
from limelight.renders.encode.languages import three_letters
from limelight.renders.media import ffmpeg
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import Clip, Timeline

SPANISH = "1\n00:00:00,200 --> 00:00:00,800\n<i>Hola</i> a todos\n"
ARABIC = "WEBVTT\n\n00:00.100 --> 00:00.900\nمرحبا بالجميع\n"
JAPANESE = "1\n00:00:00,100 --> 00:00:00,900\nバジルは光が大好きです。\n"


def _line(folder: Path) -> Path:
    Image.new("RGB", (320, 568), (40, 60, 90)).save(folder / "shot.png")
    shot = Clip(name="shot", start=0, seconds=1.0, picture=Path("shot.png"))
    made = Timeline(
        title="T", width_px=320, height_px=568, seconds=1.0, clips=(shot,), disclosure=""
    )
    (folder / "line.otio").write_text(to_otio(made))
    return folder / "line.otio"


def _read(video: Path, number: int) -> str:
    command = [ffmpeg.program(), "-v", "error", "-i", str(video), "-map", f"0:s:{number}"]
    done = subprocess.run([*command, "-f", "srt", "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_a_video_carries_captions_in_other_languages(tmp_path: Path) -> None:
    (tmp_path / "said.es.srt").write_text(SPANISH)
    (tmp_path / "arabic.vtt").write_text(ARABIC)
    out = tmp_path / "v.mp4"
    told = ["render", str(_line(tmp_path)), "--out", str(out)]
    told += ["--track", str(tmp_path / "said.es.srt"), "--track", f"ar={tmp_path / 'arabic.vtt'}"]
    done = call(*told, data=tmp_path / "data")
    assert done.code == 0, done.err
    listed = subprocess.run(
        [ffmpeg.program(), "-i", str(out)], capture_output=True, check=False
    ).stderr.decode()
    assert re.findall(r"\((\w+)\): Subtitle: mov_text", listed) == ["spa", "ara"]
    assert "<i>Hola</i> a todos" in _read(out, 0)
    assert "مرحبا بالجميع" in _read(out, 1)
    assert (tmp_path / "v.es.srt").read_text().endswith("<i>Hola</i> a todos\n")
    assert "مرحبا بالجميع" in (tmp_path / "v.ar.vtt").read_text()


def test_a_track_without_a_language_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "said.srt").write_text(SPANISH)
    out = tmp_path / "v.mp4"
    told = ["render", str(_line(tmp_path)), "--out", str(out)]
    done = call(*told, "--track", str(tmp_path / "said.srt"), data=tmp_path / "data")
    assert done.code == 2
    assert "Say the language of" in done.err
    assert not out.exists()


def test_words_burned_in_are_parted_as_their_own_language_does(tmp_path: Path) -> None:
    (tmp_path / "said.ja.srt").write_text(JAPANESE)
    line = from_otio(_line(tmp_path).read_text(), tmp_path)
    written = captioned(line, "outline", tmp_path / "said.ja.srt")
    assert (written.language, written.written_language) == ("en", "ja")
    assert len(written.words) > 1
    (cue,) = [cue for cue, _ in Words(written).shown()]
    assert cue.text.replace("\n", "") == "バジルは光が大好きです。"
    assert captioned(line, "outline", None).written_language == "en"


def test_languages_have_three_letters() -> None:
    found = [three_letters(tag) for tag in ("es", "pt-BR", "ZH-Hant", "fil", "xx", "")]
    assert found == ["spa", "por", "zho", "fil", "und", "und"]
