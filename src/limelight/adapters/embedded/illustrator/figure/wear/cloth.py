"""Cloth and the pieces every garment is cut from: trunk, sleeves, folds, collars, buttons."""

from dataclasses import dataclass, field
from typing import Literal

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix, shift
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.tones import Tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    line,
    linear,
    linear_at,
    mirrored,
    num,
    path,
    symmetric,
)

LIT = "url(#fb-l)"
Reach = Literal["none", "short", "long"]
# From the side of the neck over the shoulder, down the trunk to below every picture.
_SIDE = (
    "C306 682 274 698 238 710 C222 752 214 816 213 880 C218 950 236 1020 236 1090 "
    "C236 1180 216 1250 212 1330 L204 1600 L384.5 1600"
)
_BOXY = (
    "C306 680 274 694 234 706 C218 752 208 816 207 880 C206 950 212 1020 212 1090 "
    "C210 1180 206 1250 204 1330 L200 1600 L384.5 1600"
)
SLEEVE = (
    "M242 708 C212 714 178 730 160 766 C144 800 139 840 137 880 C131 950 128 1020 127 1090 "
    "C124 1180 122 1260 121 1330 L117 1600 L202 1600 L205 1330 C208 1240 214 1160 214 1090 "
    "C216 1020 218 950 221 890 C222 830 230 766 242 708Z"
)
WIDE_SLEEVE = (
    "M242 706 C206 712 170 728 152 764 C136 800 130 840 127 880 C120 950 116 1020 114 1090 "
    "C111 1180 110 1260 109 1330 L106 1600 L208 1600 L211 1330 C214 1240 222 1160 222 1090 "
    "C224 1020 224 950 225 890 C226 830 232 766 242 706Z"
)
SHORT_SLEEVE = (
    "M242 708 C212 714 175 730 157 768 C140 806 133 868 128 956 C152 976 196 980 222 968 "
    "C218 936 219 912 221 890 C222 830 230 766 242 708Z"
)
ARM = (
    "M236 716 C200 722 172 742 163 780 C152 830 150 890 148 960 C142 1040 140 1090 139 1130 "
    "C135 1230 133 1300 131 1330 L127 1600 L196 1600 L198 1330 C202 1240 206 1160 205 1090 "
    "C207 1020 211 950 215 890 C219 830 227 770 236 716Z"
)

BARE = SHORT_SLEEVE + ARM


@dataclass(frozen=True)
class Cloth:
    """A cloth: its colours, and the paints declared for it under `name`."""

    name: str
    base: str
    light: str
    deep: str

    @staticmethod
    def of(colour: str, name: str) -> "Cloth":
        """The cloth of a colour; `name` is one letter, used once in a figure."""
        pale = lightness(colour)
        return Cloth(
            name,
            colour,
            lighter(colour, 0.20),
            darker(shift(colour, hue=-0.01, saturation=1.15), 0.30 if pale > 0.6 else 0.42),
        )

    @property
    def fill(self) -> str:
        """The paint of the trunk."""
        return f"url(#fb-{self.name})"

    @property
    def tint(self) -> str:
        """A slightly lighter cut of the same cloth, for collars and plackets."""
        return mix(self.base, "#ffffff", 0.10 if lightness(self.base) < 0.75 else 0.35)

    def defs(self) -> str:
        """The paints."""
        low = darker(shift(self.base, saturation=1.08), 0.20)
        return linear_at(
            f"fb-{self.name}", (0, 650, 0, 1380), (0, lighter(self.base, 0.13)),
            (0.26, self.base), (1, low),
        )  # fmt: skip


@dataclass(frozen=True)
class Worn:
    """A garment in pieces, drawn for the average body.

    `back` lies behind the neck, `trunk` is without arms, `arm` is the hanging one on the picture's
    left and `limb` its outline, `over` lies on trunk and arms.
    """

    trunk: str
    arm: str
    over: str = ""
    back: str = ""
    defs: str = ""
    reach: Reach = "long"
    cloth: Cloth = field(default_factory=lambda: Cloth.of("#404a92", "a"))
    limb: str = SLEEVE


@dataclass(frozen=True)
class Outfit:
    """What a garment is made for: the look, its skin, the cloth and a second colour."""

    look: Look
    tones: Tones
    cloth: Cloth

    @property
    def accent(self) -> str:
        """The second colour."""
        return self.look.clothes_accent

    @property
    def contrast(self) -> str:
        """A quiet light or dark colour for what is worn beneath."""
        if lightness(self.cloth.base) < 0.62:
            return mix("#f6f0e6", self.cloth.base, 0.05)
        return mix(shift(self.cloth.base, hue=0.04, saturation=1.2), "#2a2036", 0.66)


def trunk_path(neckline: str, start_y: float, *, boxy: bool = False) -> str:
    """The trunk with a neckline: the path from its lowest point up to the side of the neck.

    The neckline ends at about (330, 662).
    """
    return symmetric((MIDDLE, start_y), neckline + (_BOXY if boxy else _SIDE), MIDDLE)


def trunk(o: Outfit, d: str, cloth: Cloth) -> str:
    """A trunk: cloth, the light from the left, the shade of the right side, folds."""
    return path(d, cloth.fill) + path(d, LIT) + _chest(o, cloth) + folds(cloth)


def lit_defs() -> str:
    """The light across the body: warm from the left, a cool shade on the right."""
    return linear_at(
        "fb-l", (200, 0, 570, 0), (0, "#fff4dd", 0.06), (0.16, "#fff4dd", 0.13),
        (0.42, "#fff4dd", 0), (0.6, "#1a0a2a", 0), (0.84, "#1a0a2a", 0.16), (1, "#1a0a2a", 0.14),
    )  # fmt: skip


def _chest(o: Outfit, cloth: Cloth) -> str:
    """A soft shade under the chest; nothing more."""
    strength = {"woman": 0.16, "man": 0.09, "nonbinary": 0.09}[o.look.gender]
    strength += 0.05 if o.look.body in ("curvy", "athletic") else 0.0
    one = path(crease((250, 914), (296, 968), (368, 930), 7.0), cloth.deep, strength)
    return one + mirrored(one, MIDDLE)


def folds(cloth: Cloth) -> str:
    """Creases from the armpits and at the waist."""
    d = (
        crease((214, 868), (238, 904), (272, 916), 4.0)
        + crease((215, 892), (234, 930), (254, 950), 3.4)
        + crease((236, 1098), (286, 1130), (344, 1120), 3.6)
        + crease((238, 1140), (282, 1158), (318, 1146), 3.0)
        + crease((232, 1050), (262, 1066), (292, 1060), 2.6)
    )
    other = (
        crease((555, 868), (530, 900), (500, 910), 4.0)
        + crease((554, 892), (536, 930), (512, 956), 3.4)
        + crease((533, 1086), (486, 1122), (430, 1112), 3.6)
        + crease((532, 1130), (498, 1152), (462, 1142), 3.0)
    )
    return path(d + other, cloth.deep, 0.30)


_INNER_ARM = (
    "M221 872 C214 930 196 1000 190 1090 C186 1200 184 1400 182 1600 L202 1600 L205 1330 "
    "C208 1240 214 1160 214 1090 C216 1020 218 950 221 872Z"
)
_SEAM = crease((240, 710), (224, 780), (219, 868), 2.6)


def sleeve(cloth: Cloth, d: str = SLEEVE) -> str:
    """A hanging sleeve with its seam, the shade towards the body and the folds of the elbow."""
    creases = (
        crease((156, 836), (180, 872), (214, 880), 3.6)
        + crease((134, 1030), (162, 1058), (206, 1040), 4.4)
        + crease((132, 1066), (164, 1090), (212, 1072), 3.8)
        + crease((146, 1002), (176, 1020), (208, 1008), 2.8)
    )
    light = crease((172, 750), (142, 890), (136, 1080), 8.0)
    return (
        path(d, cloth.fill)
        + path(_INNER_ARM, cloth.deep, 0.42)
        + path(light, cloth.light, 0.34)
        + path(creases, cloth.deep, 0.30)
        + path(_SEAM, cloth.deep, 0.50)
    )


def short_sleeve(cloth: Cloth) -> str:
    """A sleeve that ends above the elbow, with its hem."""
    creases = crease((154, 836), (178, 872), (214, 880), 3.6) + crease(
        (140, 904), (170, 922), (204, 912), 3.4
    )
    hem = line("M130 944 C152 962 196 966 221 956", cloth.deep, 3.2, 0.45)
    light = crease((172, 750), (142, 850), (138, 940), 7.0)
    return (
        path(SHORT_SLEEVE, cloth.fill)
        + path(light, cloth.light, 0.34)
        + path(creases, cloth.deep, 0.30)
        + hem
        + path(_SEAM, cloth.deep, 0.50)
    )


def cuffed(cloth: Cloth) -> str:
    """The seam on the forearm where a cuff begins."""
    return line("M124 1290 C150 1304 186 1302 206 1292", cloth.deep, 4, 0.4)


def bare_arm(t: Tones) -> str:
    """An arm without a sleeve."""
    inner = crease((214, 900), (206, 1000), (204, 1110), 10.0)
    elbow = crease((146, 1096), (170, 1110), (200, 1100), 3.0)
    return path(ARM, "url(#fb-k)") + path(inner, t.shade, 0.55) + path(elbow, t.deep, 0.22)


def skin_defs(t: Tones) -> str:
    """The paints of bare arms and chest."""
    return linear("fb-k", (0, t.light), (0.3, t.base), (1, t.shade), x2=1, y2=0)


def button(x: float, y: float, cloth: Cloth, size: float = 7.0) -> str:
    """A button with its shade and two holes."""
    face = mix(cloth.base, "#ffffff", 0.62)
    out = circle(x, y + 2, size, cloth.deep, 0.55) + circle(x, y, size, face)
    return out + circle(x - 2, y, 1.3, cloth.deep, 0.8) + circle(x + 2, y, 1.3, cloth.deep, 0.8)


def buttons(cloth: Cloth, start: int, step: int, x: float = MIDDLE) -> str:
    """A row of buttons down the front."""
    return "".join(button(x, y, cloth) for y in range(start, 1500, step))


def collar(colour: str, *, spread: float = 0.0, tall: float = 0.0) -> str:
    """A shirt collar, both wings; `spread` opens them, `tall` lets them stand higher."""
    deep = darker(shift(colour, saturation=1.1), 0.36)
    wing = (
        f"M334 {num(634 - tall)} C320 646 306 660 {num(298 - spread)} 678 L{num(330 - spread)} "
        f"{num(770 - spread * 0.6)} L384.5 722 C362 706 342 676 334 {num(634 - tall)}Z"
    )
    inner = path(f"M334 {num(634 - tall)} C342 676 362 706 384.5 722 L384.5 712 C366 694 350 "
                 f"668 342 "
                 f"{num(636 - tall)}Z", deep, 0.35)  # fmt: skip
    edge = line(
        f"M{num(298 - spread)} 680 L{num(330 - spread)} {num(768 - spread * 0.6)} L384.5 723",
        deep, 3.6, 0.42,
    )  # fmt: skip
    stitch = line(f"M{num(306 - spread)} 684 L{num(333 - spread)} 758 L376 720", deep, 1.6, 0.28)
    one = path(wing, mix(colour, "#ffffff", 0.10)) + inner + edge + stitch
    return one + mirrored(one, MIDDLE)


def collar_back(colour: str, tall: float = 0.0) -> str:
    """The inside of a collar behind the neck."""
    d = (
        f"M334 {num(634 - tall)} C350 {num(616 - tall)} 419 {num(616 - tall)} 435 "
        f"{num(634 - tall)} "
        f"L446 700 H323Z"
    )
    return path(d, darker(colour, 0.30))


def under_chin(cloth: Cloth, depth: float = 0.0) -> str:
    """The shade the head throws on what is worn at the neck."""
    d = (
        f"M318 664 C336 {num(712 + depth)} 433 {num(712 + depth)} 451 664 L458 690 "
        f"C436 {num(742 + depth)} 333 {num(742 + depth)} 311 690Z"
    )
    return path(d, cloth.deep, 0.26)
