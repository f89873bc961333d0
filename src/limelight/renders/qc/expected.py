"""What a rendered timeline should be: its words, where they are written, where faces are seen, what
moves.
"""

from pathlib import Path

from PIL import Image

from limelight.generation.schemas import Box
from limelight.renders.captions.groups import word_groups
from limelight.renders.compose.overlays import Layout, words_box
from limelight.renders.encode.segments import frame_count
from limelight.renders.qc.schemas import Facts, Report, ShownCaption, ShownFace, Span
from limelight.renders.qc.service import check
from limelight.stories.timeline import Clip, Timeline


def facts_of(timeline: Timeline, platform: str = "") -> Facts:
    """The facts of the video that `timeline` (media by path) is rendered to."""
    layout = Layout(timeline.width_px, timeline.height_px)
    groups = word_groups(timeline.words, timeline.language)
    return Facts(
        seconds=frame_count(timeline) / timeline.fps,
        width_px=timeline.width_px,
        height_px=timeline.height_px,
        platform=platform,
        is_mute=not timeline.speech and timeline.music is None,
        words=timeline.words if timeline.speech else (),
        captions=tuple(
            ShownCaption(
                text=group.text, start=group.start, end=group.end, box=words_box(group, layout)
            )
            for group in groups
        ),
        faces=tuple(face for clip in timeline.clips if (face := _face(clip, timeline))),
        moving=tuple(_span(clip) for clip in timeline.clips if _moves(clip)),
    )


def check_rendered(
    file: Path, timeline: Timeline, scratch: Path | None = None, platform: str = ""
) -> Report:
    """`service.check` of the video that `timeline` was rendered to."""
    return check(file, facts_of(timeline, platform), scratch=scratch)


def _span(clip: Clip) -> Span:
    return Span(start=clip.start, end=clip.start + clip.seconds)


def _moves(clip: Clip) -> bool:
    """Drawn figures breathe and cameras travel; films may stand still."""
    if clip.footage is not None:
        return False
    travels = clip.motion.zoom_from != clip.motion.zoom_to
    return clip.stage is not None or travels or bool(clip.motion.drift_x_px)


def _face(clip: Clip, timeline: Timeline) -> ShownFace | None:
    """The face where it stands in the video: the picture fills the frame, kept about the face."""
    size = _size(clip.picture)
    if clip.face is None or clip.footage is not None or size is None:
        return None
    scale = max(timeline.width_px / size[0], timeline.height_px / size[1])
    face = clip.face
    left = _cut(size[0] * scale, timeline.width_px, (face.x + face.width / 2) * scale)
    top = _cut(size[1] * scale, timeline.height_px, (face.y + face.height / 2) * scale)
    box = Box(
        x=face.x * scale - left,
        y=face.y * scale - top,
        width=face.width * scale,
        height=face.height * scale,
    )
    return ShownFace(box=box, start=clip.start, end=clip.start + clip.seconds)


def _cut(length: float, window: float, middle: float) -> float:
    return min(length - window, max(0.0, middle - window / 2))


def _size(picture: Path | None) -> tuple[int, int] | None:
    if picture is None:
        return None
    with Image.open(picture) as opened:
        return opened.size
