"""What a rendered timeline should be: its words, where they are written, where faces are seen, what
moves.
"""

from pathlib import Path

from limelight.renders.compose.words.faces import faces_of
from limelight.renders.compose.words.shown import Words
from limelight.renders.encode.segments import frame_count
from limelight.renders.qc.schemas import Facts, Report, ShownCaption, ShownFace, Span
from limelight.renders.qc.service import check
from limelight.renders.qc.written.lines import writings_of
from limelight.stories.timeline import Clip, Timeline


def facts_of(timeline: Timeline, platform: str = "", avoided: tuple[str, ...] = ()) -> Facts:
    """The facts of the video that `timeline` (media by path) is rendered to; `avoided` are words
    that its brand avoids.
    """
    return Facts(
        seconds=frame_count(timeline) / timeline.fps,
        width_px=timeline.width_px,
        height_px=timeline.height_px,
        platform=platform,
        is_mute=not timeline.speech and timeline.music is None,
        words=timeline.words if timeline.speech else (),
        captions=tuple(
            ShownCaption(text=cue.text, start=cue.start, end=cue.end, box=box)
            for cue, box in Words(timeline).shown()
        ),
        faces=tuple(
            ShownFace(box=face.box, start=face.start, end=face.end) for face in faces_of(timeline)
        ),
        writings=writings_of(timeline),
        watched=tuple(_span(clip) for clip in timeline.clips if _is_watched(clip)),
        moving=tuple(_span(clip) for clip in timeline.clips if _moves(clip)),
        avoided=avoided,
        letters=str(timeline.branding.font_file or ""),
    )


def check_rendered(
    file: Path,
    timeline: Timeline,
    scratch: Path | None = None,
    platform: str = "",
    avoided: tuple[str, ...] = (),
) -> Report:
    """`service.check` of the video that `timeline` was rendered to."""
    return check(file, facts_of(timeline, platform, avoided), scratch=scratch)


def _span(clip: Clip) -> Span:
    return Span(start=clip.start, end=clip.start + clip.seconds)


def _is_watched(clip: Clip) -> bool:
    """Whether faces may be seen that nobody noted: in films and photographs."""
    return clip.stage is None and clip.face is None


def _moves(clip: Clip) -> bool:
    """Drawn figures breathe and cameras travel; films may stand still."""
    if clip.footage is not None:
        return False
    travels = clip.motion.zoom_from != clip.motion.zoom_to
    return clip.stage is not None or travels or bool(clip.motion.drift_x_px)
