"""CapCut drafts: a folder that CapCut's desktop editor opens as a project of its own.

The format is not published; the facts here are what the public projects pyCapCut (0.0.4, its issue
13) and capcut-cli (issues 32 and 60) found in drafts of CapCut 6 to 9, read in November 2026.
"""

import json
import uuid
from fractions import Fraction
from pathlib import Path
from typing import Any

from limelight.stories.interchange.editors.edit import Edit, Heard, Line, MediaFacts, Shot

# CapCut puts the folder of the draft here, wherever it lies.
HERE = "##_draftpath_placeholder_0E685133-18CE-45ED-8CB8-2904A212EC80_##"
_MICROSECONDS = 1_000_000
_STILL_MICROSECONDS = 3 * 3600 * _MICROSECONDS
_DISSOLVE = "6724845717472416269"
_IDS = uuid.UUID("8c0dd7fe-7f39-4d2c-9d5b-6b1d1c6f2a10")
_APP = {"app_id": 359289, "app_source": "cc", "app_version": "6.7.0", "os": "windows"}
_UNCROPPED = {
    f"{row}_{side}_{axis}": float((row == "lower") if axis == "y" else (side == "right"))
    for row in ("upper", "lower")
    for side in ("left", "right")
    for axis in ("x", "y")
}
# Kinds of material that a draft lists, also where it has none.
_KINDS = (
    *("ai_translates", "audio_balances", "audio_effects", "audio_fades", "audio_track_indexes"),
    *("audios", "beats", "canvases", "chromas", "color_curves", "common_mask", "digital_humans"),
    *("drafts", "effects", "flowers", "green_screens", "handwrites", "hsl", "images"),
    *("log_color_wheels", "loudnesses", "manual_deformations", "material_animations"),
    *("material_colors", "multi_language_refs", "placeholders", "plugin_effects"),
    *("primary_color_wheels", "realtime_denoises", "shapes", "smart_crops", "smart_relights"),
    *("sound_channel_mappings", "speeds", "stickers", "tail_leaders", "text_templates", "texts"),
    *("time_marks", "transitions", "video_effects", "video_trackings", "videos"),
    *("vocal_beautifys", "vocal_separations"),
)
_FRAMED = ("adjusts", "audios", "effects", "filters", "handwrites", "stickers", "texts", "videos")
_CAPTION_SIZE, _CAPTION_Y = 8.0, -0.55
_VIDEO_CHECKS, _AUDIO_CHECKS, _TEXT_CHECKS = 63487, 3, 7


def to_capcut(edit: Edit) -> dict[str, str]:
    """The files of a draft by name, which belong into the folder that holds the media: the draft
    under its names on Windows and macOS, and the index of its media. Same edit, same bytes.
    """
    draft = json.dumps(_Draft(edit).document(), ensure_ascii=False)
    return {
        "draft_content.json": draft,
        "draft_info.json": draft,
        "draft_meta_info.json": json.dumps(_index(edit), ensure_ascii=False),
    }


def _id(edit: Edit, *parts: object) -> str:
    name = "/".join(map(str, (edit.timeline.title, edit.timeline.seed, *parts)))
    return str(uuid.uuid5(_IDS, name)).upper()


def _micro(frames: int, fps: int) -> int:
    return round(Fraction(frames * _MICROSECONDS, fps))


def _span(begin: int, end: int, fps: int) -> dict[str, int]:
    start = _micro(begin, fps)
    return {"start": start, "duration": _micro(end, fps) - start}


def _here(path: Path) -> str:
    return str(path) if path.is_absolute() else f"{HERE}/{path.as_posix()}"


def _length(facts: MediaFacts) -> int:
    return _STILL_MICROSECONDS if facts.kind == "still" else round(facts.seconds * _MICROSECONDS)


class _Draft:
    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._materials: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _KINDS}

    def document(self) -> dict[str, Any]:
        edit, timeline = self._edit, self._edit.timeline
        tracks = [self._track("video", 0, [self._shot(at) for at in range(len(edit.shots))])]
        for lane in sorted({sound.lane for sound in edit.sounds}):
            heard = [sound for sound in edit.sounds if sound.lane == lane]
            tracks.append(self._track("audio", lane, [self._sound(sound) for sound in heard]))
        if edit.lines:
            captions = [self._line(at, line) for at, line in enumerate(edit.lines)]
            tracks.append(self._track("text", 0, captions))
        return {
            "id": _id(edit, "draft"),
            "name": timeline.title,
            "version": 360000,
            "new_version": "140.0.0",
            "fps": float(edit.fps),
            "duration": _micro(edit.frames, edit.fps),
            "canvas_config": {
                "width": timeline.width_px,
                "height": timeline.height_px,
                "ratio": "original",
            },
            "color_space": 0,
            "config": {"maintrack_adsorb": False, "subtitle_sync": True, "video_mute": False},
            "platform": _APP,
            "last_modified_platform": _APP,
            "source": "default",
            "keyframes": {kind: [] for kind in _FRAMED},
            "relationships": [],
            "materials": self._materials,
            "tracks": tracks,
        }

    def _track(self, kind: str, lane: int, segments: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": _id(self._edit, "track", kind, lane),
            "type": kind,
            "attribute": 0,
            "flag": 0,
            "is_default_name": True,
            "name": "",
            "segments": segments,
        }

    def _segment(
        self, name: str, material: str, target: dict[str, int], speed: float = 1.0
    ) -> dict[str, Any]:
        pace = _id(self._edit, "speed", name)
        self._materials["speeds"].append(
            {"id": pace, "type": "speed", "mode": 0, "speed": speed, "curve_speed": None}
        )
        return {
            "id": _id(self._edit, "segment", name),
            "material_id": material,
            "target_timerange": target,
            "extra_material_refs": [pace],
            "speed": speed,
            "volume": 1.0,
            "visible": True,
            "reverse": False,
            "common_keyframes": [],
            "keyframe_refs": [],
            "render_index": 0,
            "track_render_index": 0,
        }

    def _shot(self, at: int) -> dict[str, Any]:
        edit, shot = self._edit, self._edit.shots[at]
        material = self._video(at, shot)
        target = _span(shot.begin, shot.end, edit.fps)
        segment = self._segment(f"shot {at}", material, target, shot.speed)
        start = round(shot.first * _MICROSECONDS)
        length = round(target["duration"] * shot.speed)
        segment["source_timerange"] = {"start": start, "duration": length}
        segment |= {"volume": 0.0, **_look()}
        later = edit.shots[at + 1] if at + 1 < len(edit.shots) else None
        if later is not None and later.begin == shot.end and later.fade_in + later.fade_out:
            segment["extra_material_refs"].append(self._dissolve(at, later))
        return segment

    def _video(self, at: int, shot: Shot) -> str:
        facts = self._edit.media[shot.media]
        material = _id(self._edit, "video", at)
        self._materials["videos"].append(
            {
                "id": material,
                "type": "photo" if facts.kind == "still" else "video",
                "material_name": shot.media.name,
                "path": _here(shot.media),
                "duration": _length(facts),
                "width": facts.width_px,
                "height": facts.height_px,
                "has_audio": facts.channels > 0,
                "category_name": "local",
                "check_flag": _VIDEO_CHECKS,
                "crop": _UNCROPPED,
                "crop_ratio": "free",
                "crop_scale": 1.0,
            }
        )
        return material

    def _dissolve(self, at: int, later: Shot) -> str:
        name = _id(self._edit, "transition", at)
        self._materials["transitions"].append(
            {
                "id": name,
                "type": "transition",
                "name": "Mix",
                "effect_id": _DISSOLVE,
                "resource_id": _DISSOLVE,
                "duration": _micro(later.fade_in + later.fade_out, self._edit.fps),
                "is_overlap": True,
                "platform": "all",
            }
        )
        return name

    def _sound(self, sound: Heard) -> dict[str, Any]:
        name = f"{sound.role} {sound.lane} {sound.begin}"
        material = _id(self._edit, "audio", name)
        self._materials["audios"].append(
            {
                "id": material,
                "local_material_id": material,
                "music_id": material,
                "type": "extract_music",
                "name": sound.media.name,
                "path": _here(sound.media),
                "duration": _length(self._edit.media[sound.media]),
                "category_name": "local",
                "check_flag": _AUDIO_CHECKS,
                "copyright_limit_type": "none",
                "wave_points": [],
            }
        )
        target = _span(sound.begin, sound.end, self._edit.fps)
        segment = self._segment(name, material, target)
        start = round(sound.first * _MICROSECONDS)
        segment["source_timerange"] = {"start": start, "duration": target["duration"]}
        segment["volume"] = round(10 ** (sound.gain_db / 20), 6)
        segment["clip"] = None
        return segment

    def _line(self, at: int, line: Line) -> dict[str, Any]:
        material = _id(self._edit, "text", at)
        style = {
            "range": [0, len(line.text)],
            "size": _CAPTION_SIZE,
            "bold": True,
            "fill": {"content": {"render_type": "solid", "solid": {"color": [1.0, 1.0, 1.0]}}},
            "strokes": [{"content": {"solid": {"color": [0.0, 0.0, 0.0]}}, "width": 0.08}],
        }
        self._materials["texts"].append(
            {
                "id": material,
                "type": "subtitle",
                "content": json.dumps({"text": line.text, "styles": [style]}, ensure_ascii=False),
                "alignment": 1,
                "line_max_width": 0.82,
                "check_flag": _TEXT_CHECKS,
                "global_alpha": 1.0,
            }
        )
        start, end = (round(time * _MICROSECONDS) for time in (line.start, line.end))
        segment = self._segment(
            f"text {at}", material, {"start": start, "duration": max(1, end - start)}
        )
        segment |= {"source_timerange": None, **_look(_CAPTION_Y), "render_index": 15_000}
        return segment


def _look(y: float = 0.0) -> dict[str, Any]:
    return {
        "clip": {
            "alpha": 1.0,
            "rotation": 0.0,
            "flip": {"horizontal": False, "vertical": False},
            "scale": {"x": 1.0, "y": 1.0},
            "transform": {"x": 0.0, "y": y},
        },
        "uniform_scale": {"on": True, "value": 1.0},
    }


def _index(edit: Edit) -> dict[str, Any]:
    """The list of media without which CapCut asks where they are."""
    kinds = {"still": "photo", "film": "video", "sound": "music"}
    entries = [
        {
            "id": _id(edit, "media", path),
            "metetype": kinds[facts.kind],
            "type": 0,
            "file_Path": _here(path),
            "extra_info": path.name,
            "duration": _length(facts),
            "width": facts.width_px,
            "height": facts.height_px,
            "roughcut_time_range": {"start": 0, "duration": _length(facts)},
            "sub_time_range": {"start": -1, "duration": -1},
        }
        for path, facts in edit.media.items()
    ]
    return {
        "draft_id": _id(edit, "draft"),
        "draft_name": edit.timeline.title,
        "draft_fold_path": "",
        "draft_root_path": "",
        "draft_is_invisible": False,
        "draft_materials": [
            {"type": kind, "value": entries if kind == 0 else []} for kind in (0, 1, 2, 3, 6, 7, 8)
        ],
        "tm_duration": _micro(edit.frames, edit.fps),
    }
