"""The colours a skin brings: its lights, shades, blush and lips, alive from porcelain to ebony."""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import (
    darker,
    lighter,
    lightness,
    mix,
    shift,
)
from limelight.adapters.embedded.illustrator.looks.look import Look


@dataclass(frozen=True)
class Tones:
    """`shade` models the face, `deep` draws its lines, `blush` and `lip` are where blood shows."""

    base: str
    light: str
    shade: str
    deep: str
    blush: str
    blush_strength: float
    lip: str
    lip_strength: float
    ear: str


def tones(look: Look) -> Tones:
    """The tones of a look's skin; older skin is a little paler and less even."""
    age = max(0.0, min(1.0, (look.age_years - 45) / 40))
    skin = mix(look.skin, shift(look.skin, saturation=0.82, value=1.01), age)
    pale = lightness(skin)
    made_up = look.gender == "woman"
    shade = shift(skin, hue=-0.012, saturation=1.0 + 0.42 * pale, value=0.60 + 0.24 * pale)
    deep = shift(skin, hue=-0.02, saturation=1.05 + 0.35 * pale, value=0.34 + 0.24 * pale)
    rose = "#c8414f" if pale > 0.5 else "#8e2c3a"
    lip = mix(shift(skin, hue=-0.02, saturation=1.22, value=0.62 + 0.26 * pale), rose,
              (0.46 if made_up else 0.20) * (1 - 0.45 * age))  # fmt: skip
    if pale < 0.42:
        # On deep skin lips are lighter than the skin about them; a darker tone would not be seen.
        lip = mix(lip, "#cf7a70" if made_up else "#b0685c", 0.42)
    blush = mix("#f25f4c", skin, 0.10) if pale > 0.5 else mix("#c8402f", skin, 0.20)
    strength = (0.34 if pale > 0.5 else 0.26) * {"woman": 1.0, "man": 0.55}.get(look.gender, 0.8)
    return Tones(
        base=skin,
        light=mix(lighter(skin, 0.34), "#fff0d8", 0.12 * pale),
        shade=shade,
        deep=deep,
        blush=blush,
        blush_strength=strength * (1 - 0.35 * age) * (1.5 if "rosy" in look.marks else 1.0),
        lip=lip,
        lip_strength=(0.92 if made_up else 0.55) * (1 - 0.25 * age),
        ear=mix(shade, darker(rose, 0.1), 0.18),
    )
