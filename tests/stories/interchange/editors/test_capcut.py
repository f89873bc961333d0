"""CapCut drafts: references lead somewhere, times are microseconds, media lie in the draft."""

import json
from typing import Any

from tests.make.edits import MEDIA, edit

from limelight.stories.interchange.editors.capcut import HERE, to_capcut


def _draft() -> dict[str, Any]:
    draft: dict[str, Any] = json.loads(to_capcut(edit())["draft_content.json"])
    return draft


def test_every_segment_refers_to_materials_that_are_there() -> None:
    draft = _draft()
    known = [one["id"] for kind in draft["materials"].values() for one in kind]
    segments = [one for track in draft["tracks"] for one in track["segments"]]
    assert len(known) == len(set(known))
    used = [one["material_id"] for one in segments]
    used += [extra for one in segments for extra in one["extra_material_refs"]]
    assert sorted(used) == sorted(known)


def test_tracks_hold_shots_sounds_and_captions_in_microseconds() -> None:
    draft = _draft()
    spans = {
        f"{track['type']} {at}": [
            (one["target_timerange"]["start"], one["target_timerange"]["duration"])
            for one in track["segments"]
        ]
        for at, track in enumerate(draft["tracks"])
    }
    assert spans == {
        "video 0": [(0, 2_133_333), (2_133_333, 2_866_667), (6_000_000, 3_000_000)],
        "audio 1": [(300_000, 2_000_000)],
        "audio 2": [(2_000_000, 1_000_000)],
        "audio 3": [(0, 4_000_000), (4_000_000, 4_000_000), (8_000_000, 1_000_000)],
        "text 4": [(300_000, 900_000), (2_000_000, 1_000_000)],
    }
    assert draft["duration"] == 9_000_000
    assert (draft["canvas_config"]["width"], draft["canvas_config"]["height"]) == (1080, 1920)


def test_a_faster_film_takes_more_of_its_file() -> None:
    two = _draft()["tracks"][0]["segments"][1]
    assert two["speed"] == 2.0
    assert two["source_timerange"] == {"start": 4_266_667, "duration": 5_733_334}


def test_the_dissolve_hangs_on_the_shot_before_it() -> None:
    draft = _draft()
    (fade,) = draft["materials"]["transitions"]
    assert fade["duration"] == 300_000
    assert fade["id"] in draft["tracks"][0]["segments"][0]["extra_material_refs"]


def test_media_are_found_wherever_the_draft_lies_and_are_listed() -> None:
    files = to_capcut(edit())
    assert files["draft_info.json"] == files["draft_content.json"]
    materials = _draft()["materials"]
    paths = {one["path"] for one in (*materials["videos"], *materials["audios"])}
    assert paths == {f"{HERE}/{path.as_posix()}" for path in MEDIA}
    index = json.loads(files["draft_meta_info.json"])
    assert {one["file_Path"] for one in index["draft_materials"][0]["value"]} == paths


def test_music_is_turned_down_and_films_are_silent() -> None:
    tracks = _draft()["tracks"]
    assert {one["volume"] for one in tracks[0]["segments"]} == {0.0}
    assert tracks[1]["segments"][0]["volume"] == 1.0
    assert 0.25 < tracks[3]["segments"][0]["volume"] < 0.26


def test_captions_are_text_that_can_be_edited() -> None:
    texts = [json.loads(one["content"])["text"] for one in _draft()["materials"]["texts"]]
    assert texts == ["Hello <there>", "& you"]


def test_the_same_edit_gives_the_same_bytes() -> None:
    assert to_capcut(edit()) == to_capcut(edit())
