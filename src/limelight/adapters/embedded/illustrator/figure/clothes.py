"""The torso and what it wears: one silhouette for every garment, lit, with sleeves, folds and
details.
"""

from collections.abc import Callable
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import (
    darker,
    flesh_shade,
    lighter,
    lightness,
    mix,
    shift,
)
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    line,
    linear,
    linear_at,
    mirrored,
    num,
    path,
    rect,
    symmetric,
)

BOTTOM = 1600.0
_MIDDLE = 384.5
_SHOULDER = "C292 662 268 671 240 680 C182 696 142 734 126 812 C106 920 98 1120 94 1600 L384.5 1600"
_BODY = {"slim": 0.94, "average": 1.0, "athletic": 1.04, "curvy": 1.03, "broad": 1.09}
_LIKE = {
    "dress": "straps", "sports_top": "straps", "sari": "straps", "overalls": "apron",
    "polo": "tee", "shirt_tie": "shirt", "blouse": "shirt", "scrubs": "tee", "chef": "shirt",
    "blazer": "jacket", "suit": "jacket", "denim_jacket": "jacket", "bomber": "jacket",
    "track_jacket": "hoodie", "kurta": "tee", "embroidered": "tee", "coat": "jacket",
    "lab_coat": "jacket", "waistcoat": "cardigan",
}  # fmt: skip


@dataclass(frozen=True)
class Cloth:
    """The colours of a garment."""

    base: str
    light: str
    deep: str
    fill: str

    @staticmethod
    def of(colour: str) -> "Cloth":
        """Light, shade and paint of a cloth in `colour`."""
        return Cloth(colour, lighter(colour, 0.16), darker(colour, 0.34), "url(#fb-c)")


def draw_body(look: Look) -> str:
    """Neck, shoulders and clothes."""
    cloth = Cloth.of(look.clothes_colour)
    worn = _WEAR[_LIKE.get(look.clothes, look.clothes)](look, cloth)
    width = _BODY[look.body]
    shift_x = _MIDDLE * (1 - width)
    broad = f'<g transform="translate({num(shift_x)} 0) scale({num(width)} 1)">'
    return f"<defs>{_defs(look, cloth)}</defs>{_neck(look)}{broad}{worn}</g>"


def _defs(look: Look, cloth: Cloth) -> str:
    dim, blood = darker(cloth.base, 0.30), flesh_shade(look.skin)
    return (
        linear_at("fb-c", (0, 650, 0, 1340), (0, cloth.light), (0.30, cloth.base), (1, dim))
        + linear("fb-l", (0, "#fff4dd", 0.16), (0.35, "#fff4dd", 0), (0.62, "#1a0a2a", 0),
                 (1, "#1a0a2a", 0.22), x2=1, y2=0)
        + linear_at("fb-a", (202, 0, 258, 0), (0, cloth.deep, 0.78), (0.25, cloth.deep, 0.42),
                    (1, cloth.deep, 0))
        + linear("fb-n", (0, mix(look.skin, blood, 0.34)), (0.45, mix(look.skin, blood, 0.12)),
                 (1, look.skin))
        + linear("fb-u", (0, "#1a0a2a", 0.32), (1, "#1a0a2a", 0))
        + linear_at("fb-s", (0, 640, 0, 1200), (0, look.skin), (1, mix(look.skin, blood, 0.2)))
    )  # fmt: skip


def _neck(look: Look) -> str:
    column = (
        "M334 540 L334 636 C328 664 306 684 284 692 L284 830 H485 L485 692 C463 684 441 "
        "664 435 636 "
        "L435 540Z"
    )
    shade = flesh_shade(look.skin)
    throat = "M334 566 C352 612 418 612 435 566 L435 590 C420 640 350 640 334 590Z"
    lines = line(
        "M352 690 C362 698 374 702 380 703 M417 690 C407 698 395 702 389 703", shade, 4, 0.28
    )
    return path(column, "url(#fb-n)") + path(throat, shade, 0.30) + lines


def _garment(neckline: str, start_y: float, fill: str) -> str:
    """The silhouette with a neckline: the path from its lowest point up to the side of the neck."""
    return path(symmetric((_MIDDLE, start_y), f"{neckline}{_SHOULDER}", _MIDDLE), fill)


def _volume(cloth: Cloth) -> str:
    """Sleeves, folds and light that every garment has."""
    arm = (
        "M194 836 C208 900 212 1000 210 1120 C209 1260 206 1400 204 1600 L262 1600 C262 "
        "1300 254 1040 232 930 C222 886 208 856 194 836Z"
    )
    crease = (
        "M204 856 C218 872 236 880 256 880 M206 900 C216 914 228 920 240 922 "
        "M128 1040 C146 1052 170 1054 190 1044 M122 1078 C144 1090 166 1090 184 1082"
    )
    seam = "M240 684 C206 720 194 780 198 838"
    one = (
        path(arm, "url(#fb-a)")
        + line(crease, cloth.deep, 5, 0.34)
        + line(seam, cloth.deep, 3.5, 0.34)
    )
    silhouette = symmetric((_MIDDLE, 720), f"C346 716 322 690 312 654 {_SHOULDER}", _MIDDLE)
    waist = line(
        "M300 1150 C340 1172 380 1170 410 1158 M480 1190 C450 1208 420 1212 396 1206",
        cloth.deep,
        5,
        0.22,
    )
    return one + mirrored(one, _MIDDLE) + waist + path(silhouette, "url(#fb-l)")


def _under_chin(depth: float = 60) -> str:
    return path(
        f"M300 664 C330 {num(664 + depth)} 440 {num(664 + depth)} 469 664 L469 690 C440 "
        f"{num(700 + depth)} 330 {num(700 + depth)} 300 690Z",
        "url(#fb-u)",
        0.7,
    )


def _tee(look: Look, cloth: Cloth) -> str:
    body = _garment("C344 712 318 686 308 652 ", 712, cloth.fill)
    rib = line("M306 653 C318 690 346 718 384.5 718 C423 718 451 690 463 653", cloth.deep, 15, 0.55)
    rib += line("M300 657 C314 700 344 729 384.5 729 C425 729 455 700 469 657", cloth.light, 3, 0.5)
    return body + _volume(cloth) + rib


def _sweater(look: Look, cloth: Cloth) -> str:
    body = _garment("C344 700 322 680 312 650 ", 700, cloth.fill)
    collar = line(
        "M309 651 C322 686 348 708 384.5 708 C421 708 447 686 460 651",
        mix(cloth.base, "#ffffff", 0.08),
        24,
    )
    ribs = "".join(
        f"M{num(x)} {num(y)} l{num(dx)} 14 "
        for x, y, dx in (
            (318, 668, -6),
            (332, 684, -4),
            (350, 696, -2),
            (370, 702, -1),
            (400, 702, 1),
            (419, 696, 2),
            (437, 684, 4),
            (451, 668, 6),
        )
    )
    silhouette = symmetric((_MIDDLE, 720), f"C346 716 322 690 312 654 {_SHOULDER}", _MIDDLE)
    rows = "".join(f"M60 {y} Q384 {y + 34} 710 {y} " for y in range(700, 1600, 30))
    knit = f'<clipPath id="fb-k"><path d="{silhouette}"/></clipPath><g clip-path="url(#fb-k)">'
    knit += line(rows, cloth.deep, 3, 0.16)
    knit += line("M60 806 Q384 848 710 806", lighter(cloth.base, 0.62), 20, 0.55)
    knit += line("M60 842 Q384 884 710 842", lighter(cloth.base, 0.62), 8, 0.55) + "</g>"
    return body + knit + _volume(cloth) + collar + line(ribs, cloth.deep, 3.5, 0.5)


def _turtleneck(look: Look, cloth: Cloth) -> str:
    body = _garment("C350 652 330 650 316 644 ", 652, cloth.fill)
    roll = (
        "M326 590 C340 604 430 604 443 590 C452 600 452 630 456 652 C462 690 307 690 313 "
        "652 C317 630 317 600 326 590Z"
    )
    fold = line("M318 634 C344 660 425 660 451 634", cloth.deep, 5, 0.45)
    ribs = line(
        " ".join((f"M{x} {606 + abs(x - 384) * -0.06:.0f} "
            f"L{x + (x - 384) * 0.06:.1f} 640") for x in range(338, 440, 13)),
        cloth.deep, 2.5, 0.28,
    )  # fmt: skip
    return (
        body
        + _volume(cloth)
        + path(roll, mix(cloth.base, "#ffffff", 0.05))
        + _roll_shade()
        + fold
        + ribs
    )


def _roll_shade() -> str:
    return path(
        "M326 590 C340 604 430 604 443 590 C450 606 450 616 450 624 C430 604 340 604 319 "
        "624 C319 612 320 600 326 590Z",
        "url(#fb-u)",
    )


def _shirt(look: Look, cloth: Cloth) -> str:
    body = _garment("C362 716 330 690 310 650 ", 730, cloth.fill)
    placket = rect(368, 726, 33, 780, mix(cloth.base, "#ffffff", 0.08)) + line(
        "M368 740V1600 M401 740V1600", cloth.deep, 2.5, 0.4
    )
    buttons = "".join(_button(384.5, y, cloth) for y in range(812, 1480, 96))
    pocket = line("M452 880 H534 V960 L493 982 L452 960Z M452 900 H534", cloth.deep, 4, 0.36)
    return (
        body + _open_neck(look) + _volume(cloth) + placket + buttons + pocket + _collar(cloth.base)
    )


def _open_neck(look: Look) -> str:
    return path(
        "M310 640 C334 690 362 716 384.5 740 C407 716 435 690 459 640Z", "url(#fb-s)"
    ) + _under_chin(30)


def _collar(colour: str) -> str:
    half = "M322 608 C308 620 298 640 290 664 L328 770 L385.5 722 C356 694 332 656 322 608Z"
    shade = line("M290 664 L328 770 L385 722", darker(colour, 0.4), 4, 0.42)
    one = path(half, mix(colour, "#ffffff", 0.12)) + shade
    return one + mirrored(one, _MIDDLE)


def _button(x: float, y: float, cloth: Cloth) -> str:
    return (
        circle(x, y + 2, 8, cloth.deep, 0.5)
        + circle(x, y, 7.5, mix(cloth.base, "#ffffff", 0.6))
        + circle(x, y, 2, cloth.deep, 0.6)
    )


def _cardigan(look: Look, cloth: Cloth) -> str:
    shirt = mix("#eef6f8", cloth.base, 0.06) if lightness(cloth.base) < 0.72 else "#7f9cb5"
    under = path("M300 640 L290 1600 H479 L469 640 C430 700 340 700 300 640Z", shirt)
    under += line("M384.5 790V1000", darker(shirt, 0.4), 3, 0.35)
    body = path(
        symmetric((_MIDDLE, 900), f"C360 860 318 740 300 654 {_SHOULDER}", _MIDDLE), cloth.fill
    )
    edge = line(
        "M303 676 C320 752 358 862 384.5 902 C411 862 449 752 466 676",
        mix(cloth.base, "#ffffff", 0.16),
        20,
    )
    edge += line("M384.5 902V1600", mix(cloth.base, "#ffffff", 0.12), 26) + line(
        "M384.5 912V1600", cloth.deep, 3, 0.5
    )
    buttons = "".join(_button(384.5, y, cloth) for y in range(950, 1480, 100))
    pocket = line("M236 1150 H330 M236 1162 H330", cloth.deep, 5, 0.34)
    pocket += mirrored(pocket, _MIDDLE)
    return (
        under + _under_chin(24) + body + _volume(cloth) + pocket + edge + buttons + _collar(shirt)
    )


def _jacket(look: Look, cloth: Cloth) -> str:
    inner = "#f4efe6" if lightness(cloth.base) < 0.62 else mix(cloth.base, "#2a2036", 0.72)
    tee = path(
        "M300 648 C318 690 344 712 384.5 712 C425 712 451 690 469 648 L520 1600 H249Z", inner
    )
    tee += line(
        "M303 650 C320 692 346 716 384.5 716 C423 716 449 692 466 650", darker(inner, 0.3), 9, 0.5
    )
    tee += path(
        "M320 720 C340 900 330 1200 322 1600 H300 V720Z M449 720 C429 900 439 1200 447 "
        "1600 H469 V720Z",
        darker(inner, 0.45),
        0.25,
    )
    front = (
        "M310 648 C290 662 268 671 240 680 C182 696 142 734 126 812 C106 920 98 1120 94 "
        "1600 L330 1600 C340 1280 344 1080 336 960 C326 860 300 760 310 648Z"
    )
    lapel = (
        "M312 640 C294 652 280 662 268 672 L244 770 L282 788 L262 818 C284 880 314 930 "
        "337 968 C330 860 304 760 312 640Z"
    )
    half = path(front, cloth.fill)
    trim = path(lapel, mix(cloth.base, "#ffffff", 0.10)) + line(
        "M268 672 L244 770 L282 788 L262 818 C284 880 314 930 337 968", cloth.deep, 4, 0.45
    )
    trim += line("M236 1130 L318 1120", cloth.deep, 7, 0.4)
    return (
        tee
        + _under_chin(20)
        + half
        + mirrored(half, _MIDDLE)
        + _volume(cloth)
        + trim
        + mirrored(trim, _MIDDLE)
    )


def _hoodie(look: Look, cloth: Cloth) -> str:
    body = _garment("C352 724 322 690 306 650 ", 724, cloth.fill)
    hood = (
        "M322 606 C276 622 238 660 226 706 C262 726 300 742 330 780 C346 800 366 806 "
        "384.5 806 C403 806 423 800 439 780 C469 742 507 726 543 706 C531 660 493 622 "
        "447 606 C452 680 420 736 384.5 736 C349 736 317 680 322 606Z"
    )
    inner = line("M324 616 C322 684 352 738 384.5 738 C417 738 447 684 445 616", cloth.deep, 9, 0.5)
    cords = line("M346 786 C342 830 346 870 340 910", lighter(cloth.base, 0.7), 8) + line(
        "M424 786 C428 836 422 864 428 896", lighter(cloth.base, 0.7), 8
    )
    cords += circle(340, 914, 7, lighter(cloth.base, 0.5)) + circle(
        428, 900, 7, lighter(cloth.base, 0.5)
    )
    pouch = line("M262 1320 L290 1130 H479 L507 1320", cloth.deep, 5, 0.36)
    shade = line(
        "M226 708 C264 730 300 746 330 784 C346 804 366 812 384.5 812 C403 812 423 804 "
        "439 784 C469 746 505 730 543 708",
        cloth.deep,
        7,
        0.34,
    )
    return (
        body
        + _volume(cloth)
        + shade
        + path(hood, mix(cloth.base, "#ffffff", 0.09))
        + inner
        + cords
        + pouch
    )


def _straps(look: Look, cloth: Cloth) -> str:
    bare = _garment("C356 700 340 680 335 628 ", 700, "url(#fb-s)")
    arm = (
        "M196 838 C210 900 216 1000 214 1120 C213 1260 210 1400 208 1600 L228 1600 C232 "
        "1300 232 1060 222 960 C216 900 208 862 196 838Z"
    )
    shade = flesh_shade(look.skin)
    limb = path(arm, shade, 0.34) + mirrored(path(arm, shade, 0.34), _MIDDLE)
    bones = line(
        "M288 716 C318 726 346 730 368 738 M481 716 C451 726 423 730 401 738", shade, 4, 0.24
    )
    top = (
        "C340 808 306 790 290 694 L250 690 C252 770 236 820 204 850 C216 950 220 1200 "
        "216 1600 L384.5 1600"
    )
    dress = path(symmetric((_MIDDLE, 808), top, _MIDDLE), cloth.fill)
    edge = line("M290 694 C306 790 340 808 384.5 808 C429 808 463 790 479 694", cloth.light, 6, 0.8)
    folds = line(
        "M280 960 C300 1060 296 1200 286 1340 M489 960 C469 1060 473 1200 483 1340 "
        "M384.5 900 C390 1000 386 1100 384.5 1200",
        cloth.deep,
        6,
        0.24,
    )
    return bare + limb + bones + _under_chin(26) + dress + folds + edge


def _apron(look: Look, cloth: Cloth) -> str:
    shirt = Cloth.of(mix(shift(cloth.base, hue=0.08, saturation=0.3), "#f6efe2", 0.72))
    body = _garment("C344 712 318 686 308 652 ", 712, shirt.base)
    rib = line("M306 653 C318 690 346 718 384.5 718 C423 718 451 690 463 653", shirt.deep, 13, 0.4)
    bib = (
        "M290 800 C350 812 420 812 479 800 C486 880 512 930 540 960 L552 1600 H217 L229 "
        "960 C257 930 283 880 290 800Z"
    )
    straps = line("M296 806 L296 668 M473 806 L473 668", cloth.base, 22) + line(
        "M296 790 V690 M473 790 V690", cloth.light, 4, 0.5
    )
    pocket = rect(318, 1050, 133, 110, mix(cloth.base, "#ffffff", 0.10), rx=14) + line(
        "M318 1076 H451", cloth.deep, 4, 0.4
    )
    hem = line("M290 802 C350 814 420 814 479 802", cloth.light, 8, 0.7)
    arm = linear_at(
        "fb-aa",
        (202, 0, 258, 0),
        (0, shirt.deep, 0.7),
        (0.25, shirt.deep, 0.38),
        (1, shirt.deep, 0),
    )
    sleeves = _volume(shirt).replace("url(#fb-a)", "url(#fb-aa)")
    return (
        f"<defs>{arm}</defs>" + body + rib + sleeves + straps + path(bib, cloth.fill) + hem + pocket
    )


_WEAR: dict[str, Callable[[Look, Cloth], str]] = {
    "tee": _tee, "sweater": _sweater, "turtleneck": _turtleneck, "shirt": _shirt,
    "cardigan": _cardigan, "jacket": _jacket, "hoodie": _hoodie, "straps": _straps,
    "apron": _apron,
}  # fmt: skip
