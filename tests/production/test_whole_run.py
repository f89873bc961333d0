"""A brief becomes finished, labelled files: what the program promises about them."""

import json
from itertools import pairwise
from pathlib import Path

import opentimelineio
import pysubs2
import pytest
from PIL import Image
from tests.make.media import boxes_of, loudness_of, said_about
from tests.make.produced import Produced
from tests.make.program import call

from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.verify import verify_file


def test_every_promised_file_is_in_the_folder(produced: Produced) -> None:
    for name in (
        "video-9x16.mp4",
        "video-1x1.mp4",
        "captions-en.srt",
        "captions-en.vtt",
        "captions-en.ttml",
        "captions-en-9x16.ass",
        "timeline-9x16.otio",
        "timeline-1x1.otio",
        "thumbnail.png",
        "thumbnail-2.png",
        "thumbnail-3.png",
        "script.json",
        "production.json",
        "media/music.wav",
        "media/speech-1.wav",
        "media/scene-1-9x16.png",
    ):
        assert produced.path(name).stat().st_size > 0, name


def test_the_document_says_where_everything_is_and_what_it_is(produced: Produced) -> None:
    document = produced.document
    videos = {file["format"]: file for file in document["files"]}
    assert (videos["9:16"]["width_px"], videos["9:16"]["height_px"]) == (1080, 1920)
    assert (videos["1:1"]["width_px"], videos["1:1"]["height_px"]) == (1080, 1080)
    for listing in ("files", "captions", "timelines", "thumbnails"):
        assert all(Path(file["path"]).is_file() for file in document[listing])
    assert Path(document["thumbnail"]["path"]).is_file()
    assert document["disclosures"]["digital_source_type"] == "trainedAlgorithmicMedia"
    assert {step["state"] for step in document["steps"]} == {"done"}
    assert any("Johan Melin" in credit for credit in document["credits"])


def test_the_video_plays_everywhere(produced: Produced) -> None:
    video = produced.path("video-9x16.mp4")
    said = said_about(video)
    assert "h264" in said
    assert "yuv420p(tv, bt709" in said
    assert "1080x1920" in said
    assert "30 fps" in said
    assert "aac" in said
    boxes = boxes_of(video)
    assert boxes.index("moov") < boxes.index("mdat")


def test_the_sound_has_the_loudness_of_the_platforms(produced: Produced) -> None:
    measured = loudness_of(produced.path("video-9x16.mp4"))
    assert measured.integrated_lufs == pytest.approx(-14, abs=1)
    assert measured.true_peak_dbtp <= -1


def test_every_video_was_checked_and_nothing_is_wrong_with_it(produced: Produced) -> None:
    reports = produced.document["reports"]
    assert [report["format"] for report in reports] == ["9:16", "1:1"]
    for report in reports:
        assert report["level"] == "green", report["faults"]
        assert report["publishable"]
        written = json.loads(Path(report["path"]).read_text())
        assert len(written["findings"]) >= 18
        assert any(fit["platform"] == "youtube" and fit["is_fit"] for fit in written["fits"])


def test_what_is_said_is_about_the_brief_and_nothing_repeats(produced: Produced) -> None:
    scenes = produced.document["script"]["scenes"]
    said = [scene["narration"] for scene in scenes]
    assert "basil" in " ".join(said).lower()
    assert len(said) >= 2
    assert len(set(said)) == len(said)
    assert scenes[0]["placement"] != "none"


def test_captions_hold_every_spoken_word_in_time(produced: Produced) -> None:
    said = " ".join(scene["narration"] for scene in produced.document["script"]["scenes"]).split()
    srt = pysubs2.load(str(produced.path("captions-en.srt")))
    assert " ".join(line.plaintext for line in srt).split() == said
    ends = [line.end for line in srt]
    assert all(before.end <= after.start for before, after in pairwise(srt))
    length = produced.document["files"][0]["seconds"]
    assert ends[-1] / 1000 <= length
    ass = pysubs2.load(str(produced.path("captions-en-9x16.ass")))
    shown = [line.plaintext for line in ass if not line.is_drawing]
    assert " ".join(shown).split() == said


def test_the_timeline_opens_elsewhere_and_its_media_are_beside_it(produced: Produced) -> None:
    timeline = opentimelineio.adapters.read_from_file(str(produced.path("timeline-9x16.otio")))
    clips = list(timeline.find_clips())
    assert len(clips) >= 2 * len(produced.document["script"]["scenes"])
    for clip in clips:
        assert (produced.out / clip.media_reference.target_url).is_file()


def test_every_picture_and_video_is_signed_and_says_that_it_is_ai(produced: Produced) -> None:
    identity = studio_identity(produced.data)
    labelled = [*produced.out.rglob("*.mp4"), *produced.out.rglob("*.png")]
    assert len(labelled) >= 5
    for file in labelled:
        verdict = verify_file(file, identity)
        assert (verdict.state, verdict.signer) == ("valid", "this studio"), file.name
        assert verdict.digital_source_type.endswith("trainedAlgorithmicMedia")


def test_no_file_tells_about_this_machine_or_the_brief(produced: Produced) -> None:
    private = [str(produced.home), str(Path.home()), "Three honest tips for growing"]
    for file in [*produced.out.rglob("*.mp4"), *produced.out.rglob("*.png")]:
        content = file.read_bytes()
        for secret in private[:2]:
            assert secret.encode() not in content, f"{secret} in {file.name}"


def test_lists_show_a_small_signed_cover(produced: Produced) -> None:
    listed = call("productions", "--json", data=produced.data)
    card = json.loads(listed.out)["items"][-1]
    assert card["thumbnail_url"].endswith("/files/preview.jpg")
    small = list((produced.data / "files").rglob("*.jpg"))
    verdicts = {verify_file(path, studio_identity(produced.data)).state for path in small}
    assert verdicts == {"valid", "none"}
    assert all(path.stat().st_size < 200_000 for path in small)


def test_the_scenes_do_not_look_alike(produced: Produced) -> None:
    pictures = sorted(produced.out.glob("media/scene-*-9x16.png"))
    small = [Image.open(file).convert("RGB").resize((9, 16)).tobytes() for file in pictures]
    for index, one in enumerate(small):
        for other in small[index + 1 :]:
            assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) > 6


def test_the_printed_document_is_the_stored_one_with_paths(produced: Produced) -> None:
    stored = json.loads(produced.path("production.json").read_text())
    assert stored["production"] == produced.document["production"]
    assert stored["files"][0]["path"] == "video-9x16.mp4"
