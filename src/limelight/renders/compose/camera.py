"""The camera over a shot.

An eased zoom and a drift, and what they mean for a layer of some depth.
"""

from dataclasses import dataclass

from limelight.renders.compose.planes import Move
from limelight.stories.timeline import Motion

_DEPTH_OF_FIGURE = 0.75
_ZOOM_BASE = 0.55
_DRIFT_GAIN = 1.6
_NEAREST_DEPTH = 2.0


@dataclass(frozen=True)
class Camera:
    """A move over `seconds` about a point of the picture.

    `unit` is pixels of the output per nominal pixel.
    """

    motion: Motion
    seconds: float
    centre_x: float
    centre_y: float
    unit: float = 1.0

    def progress(self, seconds: float) -> float:
        """0 at the start, 1 at the end; never quite still, so that cuts fall into movement."""
        u = min(1.0, max(0.0, seconds / self.seconds))
        return 0.5 * u + 0.5 * u * u * (3 - 2 * u)

    def flat(self, seconds: float, slack_x: float, slack_y: float) -> Move:
        """How a flat picture moves; drift stays within the slack (pixels) that its size leaves."""
        share = self.progress(seconds)
        zoom = self._zoom(share)
        x = self._drift(self.motion.drift_x_px, share, slack_x)
        y = self._drift(self.motion.drift_y_px, share, slack_y)
        return self._about_centre(zoom, x, y)

    def layer(self, seconds: float, depth: float, slack: float) -> Move:
        """How a layer of this depth moves.

        Nearer layers zoom and drift more, the figure hardly drifts.
        """
        return self.layer_at(self.progress(seconds), depth, slack)

    def layer_at(self, share: float, depth: float, slack: float) -> Move:
        """The same at a share of the way, from 0 to 1."""
        near = min(_NEAREST_DEPTH, max(0.0, depth))
        zoom = 1 + (self._zoom(share) - 1) * (_ZOOM_BASE + near)
        apart = (near - _DEPTH_OF_FIGURE) * _DRIFT_GAIN
        x = self._drift(self.motion.drift_x_px * apart, share, slack)
        y = self._drift(self.motion.drift_y_px * apart, share, slack)
        return self._about_centre(zoom, x, y)

    def most_zoom(self, depth: float) -> float:
        """The largest zoom a layer of this depth reaches."""
        near = min(_NEAREST_DEPTH, max(0.0, depth))
        return 1 + (max(self._zoom(0.0), self._zoom(1.0)) - 1) * (_ZOOM_BASE + near)

    def least_zoom(self, depth: float) -> float:
        """The smallest zoom a layer of this depth reaches."""
        near = min(_NEAREST_DEPTH, max(0.0, depth))
        return 1 + (min(self._zoom(0.0), self._zoom(1.0)) - 1) * (_ZOOM_BASE + near)

    def _zoom(self, share: float) -> float:
        start, end = max(1.0, self.motion.zoom_from), max(1.0, self.motion.zoom_to)
        return start + (end - start) * share

    def _drift(self, nominal_px: float, share: float, slack: float) -> float:
        reach = min(slack, max(-slack, nominal_px * self.unit))
        return reach * (2 * share - 1)

    def _about_centre(self, zoom: float, x: float, y: float) -> Move:
        return Move(zoom, self.centre_x * (1 - zoom) + x, self.centre_y * (1 - zoom) + y)
