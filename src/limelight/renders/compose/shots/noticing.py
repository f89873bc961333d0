"""Who is seen in photographs, where nobody said: the camera and the captions go by it."""

from limelight.generation.schemas import Box
from limelight.renders.errors import PictureUnreadable
from limelight.renders.media.faces import faces_in
from limelight.renders.media.pictures import read_picture
from limelight.stories.timeline import Clip, Timeline

_LOOKED_AT_PX = 960
# Who is smaller than that, beside the largest, stands behind.
_FOREMOST_SHARE = 0.5
_MOST_FACES = 6


def with_faces(timeline: Timeline, along: bool = False) -> Timeline:  # noqa: FBT001, FBT002 - workers take positional arguments only
    """The timeline (media by path) with the faces of its photographs, where it names none: they
    stay in view, and captions off them. `along` has the camera go from face to face, from left to
    right, where there are several. A photograph that cannot be read keeps none: whoever draws it
    says what is wrong.
    """
    return timeline.model_copy(
        update={"clips": tuple(_noticed(clip, along=along) for clip in timeline.clips)}
    )


def _noticed(clip: Clip, *, along: bool) -> Clip:
    is_photograph = clip.stage is None and clip.footage is None and clip.picture is not None
    if not is_photograph or clip.picture is None or clip.face is not None or clip.faces:
        return clip
    try:
        picture = read_picture(clip.picture, (_LOOKED_AT_PX, _LOOKED_AT_PX))
    except PictureUnreadable:
        return clip
    scale = picture.size[0] / picture.pixels.shape[1]
    found = [_scaled(box, scale) for box in faces_in(picture.pixels, _LOOKED_AT_PX)]
    foremost = [box for box in found if box.height >= found[0].height * _FOREMOST_SHARE]
    if not foremost:
        return clip
    several = along and len(foremost) > 1
    in_order = sorted(foremost[:_MOST_FACES], key=lambda box: box.x)
    return clip.model_copy(
        update={"face": _around(foremost), "faces": tuple(in_order) if several else ()}
    )


def _scaled(box: Box, scale: float) -> Box:
    left, top, wide, tall = (
        float(round(side * scale)) for side in (box.x, box.y, box.width, box.height)
    )
    return Box(x=left, y=top, width=wide, height=tall)


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    foot = max(box.y + box.height for box in boxes)
    return Box(x=left, y=top, width=right - left, height=foot - top)
