"""The whole video as a function of the frame's number: shots, crossfades, words, titles, label."""

from functools import partial
from pathlib import Path

from pydantic import ValidationError

from limelight.kit.workers import give_back_memory
from limelight.renders.compose import planes, transitions
from limelight.renders.compose.finish.brand import Brand
from limelight.renders.compose.finish.colours import colours_of
from limelight.renders.compose.finish.lens import Lens
from limelight.renders.compose.overlays import Overlays
from limelight.renders.compose.planes import Frame
from limelight.renders.compose.shots.footage import FootageShot
from limelight.renders.compose.shots.picture import PictureShot
from limelight.renders.compose.shots.stage import StageShot
from limelight.renders.errors import PictureUnreadable
from limelight.renders.media.footage import Footage
from limelight.renders.media.reel import Reels
from limelight.renders.media.shaping import Shape
from limelight.renders.stage.schemas import Stage
from limelight.renders.talk.life import Life
from limelight.renders.talk.manner import Manners
from limelight.renders.talk.track import Track, track_of
from limelight.stories.timeline import Clip, Timeline

_KEPT_SHOTS = 2

Shot = StageShot | PictureShot | FootageShot


class Film:
    """Draws any frame of a timeline.

    Shots are prepared when first needed and the last two are kept. To be closed at the end, which
    ends the reading of films.
    """

    def __init__(self, timeline: Timeline, reels: Reels | None = None, number: int = 0) -> None:
        """With `reels`, films are read together with the other formats of the video, of which this
        is the one with that number.
        """
        self.timeline, self._reels, self._number = timeline, reels, number
        self._size = (timeline.width_px, timeline.height_px)
        self.track: Track = track_of(timeline.phonemes, timeline.speech, timeline.seconds)
        feelings = [(clip.start, clip.emotion) for clip in timeline.clips]
        manners = Manners(timeline.seconds, feelings)
        self.life = Life(
            timeline.seconds, timeline.seed, manners, timeline.words, timeline.language
        )
        self._colours = colours_of(timeline.finish)
        self._lens = Lens(timeline.finish, self._size)
        self.overlays = Overlays(timeline)
        written = tuple(self.overlays.boxes()) if timeline.branding.logo else ()
        self.brand = Brand(timeline, written)
        self._shots: dict[int, Shot] = {}
        self._frame = planes.new_frame(*self._size)
        self._other: Frame | None = None

    def frame(self, number: int) -> Frame:
        """Frame `number`, valid until the next call. Raises PictureUnreadable naming the shot."""
        seconds = number / self.timeline.fps
        self.picture(seconds)
        self.brand.draw(self._frame, seconds)
        self.overlays.draw(self._frame, seconds)
        return self._frame

    def get_ready(self, number: int) -> None:
        """Prepare the shots of a frame. Formats that read films together all do so before the first
        of them draws it.
        """
        for at in self.shown(number / self.timeline.fps):
            self._shot(at)

    def picture(self, seconds: float) -> Frame:
        """The picture at a time without any words on it."""
        at, *before = self.shown(seconds)
        self._shot(at).draw(self._frame, seconds)
        if not before:
            self._rest(at)
        for leaving in before:
            clip = self.timeline.clips[at]
            other = self._other = self._other or planes.new_frame(*self._size)
            self._shot(leaving).draw(other, seconds)
            share = max(0.0, seconds - clip.start) / clip.crossfade_seconds
            transitions.join(self._frame, other, clip.transition, share)
        self._lens.apply(self._frame, round(seconds * self.timeline.fps))
        return self._frame

    def shown(self, seconds: float) -> list[int]:
        """Which shots are seen at a time: the one that is on, and the one it takes over from."""
        return shown_at(self.timeline, seconds)

    def shot(self, at: int, seconds: float) -> Frame:
        """Shot `at` alone, as it is at a time of the timeline; valid until the next call."""
        self._shot(at).draw(self._frame, seconds)
        self._lens.apply(self._frame, round(seconds * self.timeline.fps))
        return self._frame

    def portrait(self, at: int) -> Frame:
        """Shot `at` at its best moment.

        Camera in the middle of its move, eyes open, a friendly mouth.
        """
        clip = self.timeline.clips[at]
        shot = self._shot(at)
        if isinstance(shot, StageShot):
            shot.portrait(self._frame)
        else:
            shot.draw(self._frame, clip.start + clip.seconds / 2)
        self._lens.apply(self._frame, at)
        return self._frame

    def _shot(self, at: int) -> Shot:
        if at not in self._shots:
            while len(self._shots) >= _KEPT_SHOTS:
                self._drop(max(self._shots, key=lambda kept: abs(kept - at)))
            self._shots[at] = self._prepared(at)
            give_back_memory()
        return self._shots[at]

    def _rest(self, shown: int) -> None:
        """Stop reading films that are not on screen; they begin anew when they are."""
        for at, shot in self._shots.items():
            if at != shown and isinstance(shot, FootageShot):
                shot.rest()

    def close(self) -> None:
        """Let go of everything; a later frame prepares its shot anew."""
        for at in tuple(self._shots):
            self._drop(at)

    def _drop(self, at: int) -> None:
        shot = self._shots.pop(at)
        if isinstance(shot, FootageShot):
            shot.close()

    def _prepared(self, at: int) -> Shot:
        clips = self.timeline.clips
        clip = clips[at]
        tail = clips[at + 1].crossfade_seconds if at + 1 < len(clips) else 0.0
        if clip.footage is not None:
            return FootageShot(
                clip,
                clip.footage,
                self._size,
                self.timeline.fps,
                tail_seconds=tail,
                colours=self._colours,
                opened=partial(self._opened, at),
            )
        if clip.stage is None:
            return PictureShot(clip, self._size, tail, self._colours)
        voice = (self.track, self.life)
        return StageShot(read_stage(clip), clip, self._size, tail, voice, self._colours)

    def _opened(self, at: int, path: Path, shape: Shape, start: float, frames: int) -> Footage:
        """A film as shot `at` shows it, read together with the other formats."""
        if self._reels is None:
            return Footage(path, shape, start, frames)
        reel = self._reels.reel(at, path, shape, start, frames)
        return Footage(path, shape, start, frames, shared=(reel, self._number))


def shown_at(timeline: Timeline, seconds: float) -> list[int]:
    """Which shots are seen at a time: the one that is on, and the one it takes over from."""
    half = 0.5 / timeline.fps
    started = [at for at, clip in enumerate(timeline.clips) if clip.start <= seconds + half]
    at = started[-1] if started else 0
    clip = timeline.clips[at]
    fades = max(0.0, seconds - clip.start) < clip.crossfade_seconds
    return [at, at - 1] if at > 0 and fades else [at]


def read_stage(clip: Clip) -> Stage:
    """The clip's stage from its file. Raises PictureUnreadable naming the shot."""
    path = clip.stage
    if path is None:
        raise PictureUnreadable(f"Shot {clip.name} has no stage.", clip=clip.name)
    try:
        return Stage.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as problem:
        raise PictureUnreadable(
            f"The stage of shot {clip.name}, {path}, cannot be read. Make its picture again.",
            clip=clip.name,
            stage=str(path),
        ) from problem
