"""The stills as people make them with MoviePy 2. Run by a Python that has it installed:

python moviepy_way.py timeline.json out.mp4 PRESET CRF
"""

import json
import sys
from pathlib import Path

import moviepy
from moviepy import vfx
from moviepy.audio.AudioClip import CompositeAudioClip

_FONT = Path(__file__).parents[2] / "src/limelight/renders/fonts/inter/Inter-ExtraBold.woff2"
_FADE_SECONDS = 0.35
_MUSIC_VOLUME = 0.15


def main(listing: Path, out: Path, preset: str, crf: str) -> None:
    """Zoomed pictures faded into each other, a caption for every four words, both sounds."""
    timeline = json.loads(listing.read_text())
    size = (timeline["width_px"], timeline["height_px"])
    layers = [_picture(clip, size) for clip in timeline["clips"]]
    words = timeline["words"]
    layers += [_caption(words[at : at + 4], size) for at in range(0, len(words), 4)]
    film = moviepy.CompositeVideoClip(layers, size=size).with_duration(timeline["seconds"])
    voice = moviepy.AudioFileClip(timeline["speech"][0]["audio"])
    music = moviepy.AudioFileClip(timeline["music"]["audio"]).with_volume_scaled(_MUSIC_VOLUME)
    heard = CompositeAudioClip([voice, music]).with_duration(timeline["seconds"])
    film.with_audio(heard).write_videofile(
        str(out), fps=timeline["fps"], preset=preset, ffmpeg_params=["-crf", crf], logger=None
    )


def _picture(clip: dict, size: tuple[int, int]) -> moviepy.VideoClip:  # type: ignore[type-arg]
    length = clip["seconds"] + _FADE_SECONDS
    still = moviepy.ImageClip(clip["picture"]).with_duration(length).resized(size)
    moving = still.resized(lambda t: 1 + 0.05 * t / length).with_position("center")
    placed = moving.with_start(clip["start"])
    return placed.with_effects([vfx.CrossFadeIn(_FADE_SECONDS)]) if clip["start"] else placed


def _caption(words: list[dict], size: tuple[int, int]) -> moviepy.VideoClip:  # type: ignore[type-arg]
    text = " ".join(word["text"] for word in words)
    shown = moviepy.TextClip(
        font=str(_FONT), text=text, font_size=80, color="white", stroke_width=4
    )
    placed = shown.with_position(("center", round(size[1] * 0.63)))
    start = words[0]["start"]
    return placed.with_start(start).with_duration(words[-1]["end"] - start)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
