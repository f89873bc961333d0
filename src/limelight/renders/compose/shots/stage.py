"""A stage in motion: parallax scenery, a breathing, talking figure, things in front."""

import math

from limelight.renders.compose import planes
from limelight.renders.compose.camera import Camera
from limelight.renders.compose.finish.colours import Colours
from limelight.renders.compose.planes import Frame, Move
from limelight.renders.compose.puppet import Puppet, mouth_shapes
from limelight.renders.compose.scenery import Scenery, scenery_of
from limelight.renders.kernel.drawing import Picture
from limelight.renders.stage.bake import FIGURE_DEPTH, bake, canvas_of
from limelight.renders.stage.schemas import EyeState, Figure, Stage
from limelight.renders.stage.tint import tinted
from limelight.renders.talk.life import Life, Pose
from limelight.renders.talk.limbs import limb_degrees
from limelight.renders.talk.track import Track
from limelight.stories.timeline import Clip

_SHARP = 0.94
_SOFT = 1.06
_SOFT_FROM_PX = 1.0
_SPARE_PX = 6
_FRIENDLY = "I"
_CALM = Pose(0.0, 0.0, 0.0, 0.0, 0.0, 2.0, "open")

Numbers = tuple[float, ...]
State = tuple[Pose, Numbers, Numbers]
"""What a figure does at a time: its pose, the numbers of its mouth, its limbs in degrees."""


class Acting:
    """What the figure of a stage does at any time of a shot that begins at `start`. Together with
    stage and clip it decides how the shot looks.
    """

    def __init__(self, figure: Figure | None, start: float, track: Track, life: Life) -> None:
        self._start, self._track, self._life = start, track, life
        self._shapes = mouth_shapes(figure) if figure is not None else {}
        self._joints = figure.limbs if figure is not None else ()
        self._towards = _side_of(figure)

    @property
    def calm(self) -> State:
        """Open eyes, a friendly mouth, everything else at rest."""
        return _CALM, self._shapes.get(_FRIENDLY, ()), tuple(0.0 for _ in self._joints)

    def at(self, seconds: float) -> State:
        """What it does `seconds` after the timeline's start."""
        if not self._shapes:
            return self.calm
        pose = self._life.pose(seconds, self._track.energy(seconds), self._towards)
        numbers = self._track.numbers(seconds, self._shapes, self._life.opening(seconds))
        return pose, numbers, self._limb_degrees(seconds)

    def _limb_degrees(self, seconds: float) -> Numbers:
        if not self._joints:
            return ()
        since = seconds - self._start
        emphasis = min(1.0, self._track.emphasis(seconds) * self._life.liveliness(seconds))
        return tuple(limb_degrees(limb, since, emphasis) for limb in self._joints)


class StageShot:
    """One shot of a stage. Preparing takes about a second; drawing is a pure function of time."""

    def __init__(
        self,
        stage: Stage,
        clip: Clip,
        size: tuple[int, int],
        tail_seconds: float,
        voice: tuple[Track, Life],
        colours: Colours | None = None,
    ) -> None:
        width, height = size
        canvas = canvas_of(stage, width, height)
        self._clip = clip
        self._acting = Acting(stage.figure, clip.start, *voice)
        face = stage.face
        centre_x = canvas.left + canvas.scale * (face.x + face.width / 2) if face else width / 2
        self._camera = Camera(
            clip.motion, clip.seconds + tail_seconds, centre_x, height * 0.4, canvas.scale
        )
        self._slack = stage.overscan_px * canvas.scale * 0.9
        margin = math.floor(stage.overscan_px * canvas.scale)
        baked = bake(stage, canvas, margin, self._enlarge, lambda depth: self._reach(depth, size))
        if colours is not None:
            baked = tinted(baked, colours.premultiplied)
        self._puppet = Puppet(stage.figure, stage.defs, baked) if stage.figure is not None else None
        self._back = [scenery_of(sheet, first=at == 0) for at, sheet in enumerate(baked.back)]
        self._front = [scenery_of(sheet, first=False) for sheet in baked.front]

    def draw(self, frame: Frame, seconds: float) -> None:
        """Draw the shot as it is `seconds` after the timeline's start."""
        self._draw(frame, seconds - self._clip.start, self._acting.at(seconds))

    def portrait(self, frame: Frame) -> None:
        """Draw the middle of the shot with open eyes and a friendly mouth."""
        self._draw(frame, self._clip.seconds / 2, self._acting.calm)

    def _draw(self, frame: Frame, since: float, state: State) -> None:
        def seen(layers: list[Scenery]) -> list[Picture]:
            moves = (self._camera.layer(since, layer.depth, self._slack) for layer in layers)
            return [layer.seen(move) for layer, move in zip(layers, moves, strict=True)]

        figure = []
        if self._puppet is not None:
            camera = self._camera.layer(since, FIGURE_DEPTH, self._slack)
            figure = self._puppet.seen(camera, *state)
        planes.lay(frame, [*seen(self._back), *figure, *seen(self._front)])

    def _moves(self, depth: float) -> list[Move]:
        """The way of a layer in five samples."""
        return [self._camera.layer_at(share / 4, depth, self._slack) for share in range(5)]

    def _reach(self, depth: float, size: tuple[int, int]) -> int:
        """How far beyond the edges the camera ever sees of a layer, in pixels of the picture."""
        most = 0.0
        for move in self._moves(depth):
            for length, shift in zip(size, (move.x, move.y), strict=True):
                first, last = -shift / move.zoom, (length - shift) / move.zoom
                most = max(most, -first, last - length)
        return math.ceil(most) + _SPARE_PX

    def _enlarge(self, depth: float, blur_px: float) -> float:
        """Draw sharp layers a little too large and soft ones a little too small.

        Resizing by 1 has no fractions.
        """
        if blur_px >= _SOFT_FROM_PX:
            return self._camera.least_zoom(depth) / _SOFT
        return self._camera.most_zoom(depth) / _SHARP


def _side_of(figure: Figure | None) -> EyeState:
    """On which side a raised hand shows something, if one does."""
    raised = [limb for limb in figure.limbs if limb.lift_degrees] if figure is not None else []
    if figure is None or not raised:
        return "open"
    return "left" if raised[0].joint_x < figure.neck_x else "right"
