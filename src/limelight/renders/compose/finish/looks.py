"""Our own colour looks, as numbers."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.stories.finish import ColourLook

Floats = NDArray[np.float32]
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


class _Look(NamedTuple):
    """`contrast` bends the tones about the middle, `lift` is how bright black becomes; `shadows`
    and `lights` are added to dark and bright tones.
    """

    saturation: float = 1.0
    contrast: float = 0.0
    lift: float = 0.0
    exposure: float = 1.0
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    shadows: tuple[float, float, float] = (0.0, 0.0, 0.0)
    lights: tuple[float, float, float] = (0.0, 0.0, 0.0)


_LOOKS: dict[ColourLook, _Look] = {
    "warm": _Look(
        1.03, 0.10, 0.0, 1.01, (1.045, 1.0, 0.925), (0.0, 0.0, 0.0), (0.02, 0.012, -0.01)
    ),
    "cool": _Look(0.96, 0.12, 0.0, 1.01, (0.955, 1.0, 1.045), (0.0, 0.004, 0.02)),
    "film": _Look(
        0.92, 0.30, 0.022, 1.0, (1.01, 1.0, 0.98), (-0.018, 0.012, 0.028), (0.03, 0.012, -0.03)
    ),
    "faded": _Look(0.78, -0.22, 0.075, 1.0, (1.02, 1.0, 0.97), (0.01, 0.008, 0.02)),
    "vivid": _Look(1.28, 0.22, 0.0, 1.01),
    "sepia": _Look(0.0, 0.16, 0.02, 1.0, (1.08, 0.97, 0.79), (0.012, 0.004, 0.0)),
    "mono": _Look(0.0, 0.22, 0.0, 1.01),
    "noir": _Look(0.0, 0.85, 0.0, 0.96),
    "night": _Look(0.62, 0.12, 0.01, 0.68, (0.82, 0.96, 1.22), (0.0, 0.008, 0.045)),
    "golden": _Look(
        1.06, 0.14, 0.012, 1.02, (1.075, 1.0, 0.86), (0.022, 0.004, 0.0), (0.03, 0.014, -0.02)
    ),
}


def seen(look: ColourLook, rgb: Floats) -> Floats:
    """Colours (n x 3, sRGB, 0 to 1) as they are in a look."""
    one = _LOOKS[look]
    grey = (rgb @ _LUMA)[:, None]
    out = (grey + (rgb - grey) * one.saturation) * one.exposure * np.array(one.gain, np.float32)
    out = np.clip(out, 0, 1)
    out = out + one.contrast * out * (1 - out) * (2 * out - 1)
    tone = np.clip(out @ _LUMA, 0, 1)[:, None]
    out = out + np.array(one.shadows) * (1 - tone) ** 2 + np.array(one.lights) * tone**2
    return np.asarray(np.clip(one.lift + out * (1 - one.lift), 0, 1), np.float32)
