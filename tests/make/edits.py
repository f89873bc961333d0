"""A timeline with everything that editors have to be told, and what its media are."""

from pathlib import Path

from limelight.generation.schemas import WordTiming
from limelight.stories.interchange.editors.edit import Edit, Line, MediaFacts, edit_of
from limelight.stories.timeline import Clip, Footage, Sound, Timeline

MEDIA = {
    Path("media/1 one.mp4"): MediaFacts(
        kind="film", width_px=1080, height_px=1920, seconds=3.0, frame_rate=30
    ),
    Path("media/2.mov"): MediaFacts(
        kind="film", width_px=1920, height_px=1080, seconds=20.02, frame_rate=29.97, channels=2
    ),
    Path("media/3.png"): MediaFacts(kind="still", width_px=1200, height_px=1920),
    Path("media/voice.wav"): MediaFacts(kind="sound", seconds=2.0, channels=1, rate_hz=24_000),
    Path("media/music.mp3"): MediaFacts(kind="sound", seconds=4.0, channels=2),
}
LINES = (Line(start=0.3, end=1.2, text="Hello <there>"), Line(start=2.0, end=3.0, text="& you"))


def timeline(*, clips: tuple[Clip, ...] | None = None, title: str = "Äpfel & Birnen") -> Timeline:
    """A film, a faster one dissolved into, a hole, a still; two voices that meet, music."""
    shots = (
        Clip(name="one", start=0.0, seconds=2.0, footage=Footage(film=Path("media/1 one.mp4"))),
        Clip(
            name="two",
            start=2.0,
            seconds=3.0,
            crossfade_seconds=0.3,
            footage=Footage(film=Path("media/2.mov"), start=4.0, speed=2.0, fit="whole"),
        ),
        Clip(name="three", start=6.0, seconds=3.0, picture=Path("media/3.png")),
    )
    return Timeline(
        title=title,
        width_px=1080,
        height_px=1920,
        seconds=9.0,
        clips=clips or shots,
        speech=(
            Sound(name="a", audio=Path("media/voice.wav"), start=0.31, seconds=2.0),
            Sound(
                name="b", audio=Path("media/voice.wav"), start=2.0, seconds=1.0, offset=0.5,
                gain_db=-3.0,
            ),
        ),
        music=Sound(name="m", audio=Path("media/music.mp3"), start=0.0, seconds=9.0),
        words=(WordTiming(text="Hello", start=0.3, end=0.8),),
    )  # fmt: skip


def edit() -> Edit:
    """Its edit."""
    return edit_of(timeline(), MEDIA, LINES)
