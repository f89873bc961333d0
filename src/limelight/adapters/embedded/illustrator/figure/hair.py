"""Hair: a front drawn over the face and a rear behind the shoulders, some from toon-head and the
rest in its manner.
"""

from collections.abc import Callable

from limelight.adapters.embedded.illustrator.colours import darker, lighter
from limelight.adapters.embedded.illustrator.figure import curls, toonhead
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    linear_at,
    mirrored,
    path,
)

_MIDDLE = 384.5


_STYLES = {
    "pixie": ("fringe", ""), "side_part": ("side", ""), "undercut": ("undercut", ""),
    "bob": ("fringe", "neck"), "lob": ("side", "shoulder"), "top_knot": ("bun", ""),
    "low_bun": ("slick", ""), "ponytail": ("slick", "ponytail"), "afro": ("afro", "afro"),
    "puff": ("afro", "afro"), "coils_short": ("curly_top", ""), "curly_top": ("curly_top", ""),
    "short_curls": ("curly_top", ""), "short_waves": ("side", ""), "locs": ("locs", "locs"),
    "short_locs": ("locs", ""), "box_braids": ("locs", "locs"), "cornrows": ("slick", ""),
    "two_braids": ("centre", "braids"), "side_braid": ("centre", "braids"),
    "shoulder_curls": ("curly", "curly"), "long_curls": ("curly", "curly"),
    "curly_bob": ("curly", "curly"), "shoulder_waves": ("side", "shoulder"),
    "long_waves": ("centre", "wavy"), "long_straight": ("centre", "straight"),
    "long_fringe": ("fringe", "straight"), "half_up": ("centre", "wavy"),
    "spiky": ("spiky", ""), "mohawk": ("spiky", ""), "quiff": ("undercut", ""),
    "slick": ("slick", ""), "crop": ("side", ""), "curtains": ("centre", ""),
    "buzz": ("buzz", ""), "receding": ("buzz", ""), "bald": ("bald", ""),
}  # fmt: skip


def style_of(look: Look) -> tuple[str, str]:
    """The front and the rear drawing of a look's hair."""
    return ("scarf", "") if look.headwear == "hijab" else _STYLES[look.hair]


def hair_defs(look: Look, prefix: str) -> str:
    """The paints of the hair: lit from above, and a deeper one for what lies behind."""
    colour = look.hair_colour
    top = linear_at(
        f"{prefix}-top", (0, 90, 0, 470), (0, lighter(colour, 0.20)), (0.35, lighter(colour, 0.05)),
        (1, darker(colour, 0.22)),
    )  # fmt: skip
    rear = linear_at(
        f"{prefix}-rear", (0, 150, 0, 760), (0, darker(colour, 0.06)), (0.6, darker(colour, 0.20)),
        (1, darker(colour, 0.34)),
    )  # fmt: skip
    return top + rear


def draw_front(look: Look, prefix: str) -> str:
    """Hair on the forehead and before the ears."""
    fill = f"url(#{prefix}-top)"
    if style_of(look)[0] in ("bun", "spiky", "undercut", "side"):
        return _of_toonhead(look, fill)
    return _FRONTS[style_of(look)[0]](look, fill)


def draw_under(look: Look) -> str:
    """Short hair lying flat on the skull, drawn before the face's other parts."""
    if look.hair != "buzz":
        return ""
    shape = toonhead.outline("head", "head")
    cap = (
        "M20 262 C24 200 40 150 74 122 C120 92 150 104 197 104 C244 104 275 92 321 122 "
        "C355 150 371 200 375 262 L430 262 L430 -20 L-30 -20 L-30 262Z"
    )
    inner = f'<clipPath id="fh-z"><path d="{shape}"/></clipPath><g clip-path="url(#fh-z)">'
    return group(inner + path(cap, darker(look.hair_colour, 0.05), 0.86) + "</g>", 186.52, 139.5)


def draw_rear(look: Look, prefix: str) -> str:
    """Hair behind neck and shoulders."""
    fill = f"url(#{prefix}-{'top' if style_of(look)[1] in ('afro', 'curly') else 'rear'})"
    if style_of(look)[1] in ("shoulder", "wavy", "neck"):
        name = {"shoulder": "shoulderHigh", "wavy": "longWavy", "neck": "neckHigh"}[
            style_of(look)[1]
        ]
        return toonhead.part("rearHair", name, {"hair": fill})
    return _REARS[style_of(look)[1]](look, fill) if style_of(look)[1] else ""


def _of_toonhead(look: Look, fill: str) -> str:
    name = {"side": "sideComed"}.get(style_of(look)[0], style_of(look)[0])
    drawn = toonhead.part("hair", name, {"hair": fill})
    shine, shade = lighter(look.hair_colour, 0.35), darker(look.hair_colour, 0.4)
    if style_of(look)[0] == "side":
        drawn += line("M236 262 C262 212 330 190 396 206", shine, 13, 0.22)
        drawn += line(
            "M246 300 C300 292 400 268 466 216 M300 160 C360 150 420 165 470 205", shade, 4, 0.22
        )
    if style_of(look)[0] == "bun":
        drawn += line("M326 66 C350 38 410 34 438 58", shine, 12, 0.22)
        drawn += line("M236 268 C262 222 300 190 346 174", shine, 12, 0.20)
        drawn += line("M296 214 C330 236 440 236 474 214 M384 120 V226", shade, 4, 0.16)
    if style_of(look)[0] == "undercut":
        drawn += line("M262 186 C310 160 400 150 462 164", shine, 10, 0.22)
        drawn += line(
            "M256 212 C320 190 420 184 500 196 M300 160 C340 142 380 138 410 140", shade, 4, 0.22
        )
    if style_of(look)[0] == "spiky":
        drawn += line(
            "M262 226 C300 190 350 186 384 196 M404 192 C440 174 480 176 506 196", shine, 9, 0.20
        )
    return drawn


def _centre(look: Look, fill: str) -> str:
    long = style_of(look)[1] in ("straight", "wavy")
    if long:
        d = (
            "M386 108 C256 104 184 214 188 352 C190 440 182 530 178 600 C180 680 204 740 236 770 "
            "C222 700 236 640 244 560 C250 500 244 470 240 438 C244 350 306 246 386 158Z"
        )
    else:
        d = (
            "M386 108 C256 104 184 214 190 342 C192 388 200 424 214 452 C226 446 236 430 238 404 "
            "C242 340 306 246 386 158Z"
        )
    shine, shade = lighter(look.hair_colour, 0.35), darker(look.hair_colour, 0.45)
    half = path(d, fill) + line("M222 300 C236 226 282 170 340 146", shine, 12, 0.20)
    half += line(
        "M206 350 C214 260 270 178 366 134 M224 400 C232 320 290 226 372 156", shade, 4, 0.20
    )
    return half + mirrored(half, _MIDDLE) + _tails(look, fill)


def _tails(look: Look, fill: str) -> str:
    if style_of(look)[1] != "braids":
        return ""
    one = curls.braid(look, fill, (216.0, 470.0), 330.0)
    return one + mirrored(one, _MIDDLE)


def _fringe(look: Look, fill: str) -> str:
    low = 470 if style_of(look)[1] else 416
    d = (
        f"M384.5 106 C250 100 180 210 186 340 C186 400 190 440 204 {low} C224 {low - 6} "
        "238 424 240 372 "
        "C242 346 246 326 254 310 C268 318 292 312 306 300 C318 314 344 316 360 300 "
        "C368 308 378 310 388 308 L388 106Z"
    )
    right = (
        f"M384.5 106 C520 100 590 210 584 340 C584 400 580 440 566 {low} C546 {low - 6} "
        "532 424 530 372 "
        "C528 346 524 328 514 312 C496 320 476 312 464 298 C450 316 424 318 408 302 "
        "C400 310 390 312 384.5 308Z"
    )
    shine, shade = lighter(look.hair_colour, 0.35), darker(look.hair_colour, 0.45)
    strands = (
        "M306 300 C304 240 326 180 372 140 M360 300 C356 250 366 190 392 150 M464 298 "
        "C468 240 448 180 404 140"
    )
    band = line("M232 250 C270 206 330 188 384 186 C446 188 504 208 538 252", shine, 15, 0.22)
    return path(d, fill) + path(right, fill) + band + line(strands, shade, 4, 0.20)


def _slick(look: Look, fill: str) -> str:
    half = (
        "M386 112 C262 108 190 206 194 320 C196 362 204 392 214 412 C224 404 230 386 232 356 "
        "C238 290 270 236 318 222 C342 214 366 212 386 212Z"
    )
    shine, shade = lighter(look.hair_colour, 0.35), darker(look.hair_colour, 0.45)
    drawn = path(half, fill) + line("M222 290 C240 216 300 172 360 160", shine, 11, 0.20)
    drawn += line(
        "M254 262 C270 206 320 160 372 146 M320 222 C332 192 352 172 376 164", shade, 4, 0.22
    )
    drawn += line("M206 330 C210 250 262 170 350 130", shade, 4, 0.18)
    return drawn + mirrored(drawn, _MIDDLE)


def _scarf(look: Look, fill: str) -> str:
    cloth = colour_of_scarf(look)
    deep = darker(cloth, 0.32)
    defs = linear_at(
        "fh-v",
        (0, 98, 0, 760),
        (0, lighter(cloth, 0.16)),
        (0.55, cloth),
        (1, darker(cloth, 0.22)),
    )
    ring = (
        "M384.5 98 C240 96 172 214 180 362 C184 470 206 560 250 640 C300 700 470 700 520 640 "
        "C564 560 586 470 590 362 C598 214 530 96 384.5 98Z "
        "M384.5 196 C470 196 534 262 536 378 C538 500 468 594 384.5 594 C302 594 232 500 234 378 "
        "C236 262 300 196 384.5 196Z"
    )
    drape = (
        "M226 560 C200 640 176 690 150 720 C260 800 420 800 470 760 C560 760 610 730 622 "
        "716 C588 680 560 640 544 560 C510 680 270 690 226 560Z"
    )
    folds = (
        "M228 610 C300 690 450 700 540 600 M196 668 C280 746 420 750 520 690 M262 176 "
        "C300 140 350 126 400 128"
    )
    under = path("M300 206 C340 176 430 176 470 206 C440 190 330 190 300 206Z", deep, 0.7)
    inner = f'<defs>{defs}</defs><path d="{ring}" fill="url(#fh-v)" fill-rule="evenodd"/>'
    inner += path(drape, "url(#fh-v)") + line(folds, deep, 5, 0.30)
    return inner + under + line("M214 330 C222 230 280 168 350 150", lighter(cloth, 0.4), 12, 0.20)


def colour_of_scarf(look: Look) -> str:
    """The colour of a headscarf."""
    return look.headwear_colour


def _bare(look: Look, fill: str) -> str:
    if look.hair == "bald":
        return path("M300 176 C330 156 372 152 398 158 C366 164 330 176 308 196Z", "#ffffff", 0.20)
    return ""


def _straight_rear(look: Look, fill: str) -> str:
    half = "M386 118 C240 118 178 240 186 390 C190 520 172 650 146 790 C200 816 330 820 386 820Z"
    shade = line(
        "M214 480 C214 580 204 690 190 790 M250 560 C252 640 248 720 240 800",
        darker(look.hair_colour, 0.5),
        5,
        0.3,
    )
    one = path(half, fill) + shade
    return one + mirrored(one, _MIDDLE)


def _ponytail(look: Look, fill: str) -> str:
    tail = (
        "M440 150 C520 84 640 140 650 280 C660 420 606 500 640 640 C560 640 520 560 530 460 "
        "C540 360 560 260 470 230Z"
    )
    shade = darker(look.hair_colour, 0.45)
    strands = line("M500 150 C590 170 620 270 606 380 C590 470 588 540 612 616", shade, 5, 0.28)
    strands += line(
        "M490 180 C560 210 580 300 568 400 C556 480 560 540 584 600",
        lighter(look.hair_colour, 0.3),
        6,
        0.2,
    )
    return path(tail, fill) + strands + circle(478, 164, 30, darker(look.hair_colour, 0.5))


_FRONTS: dict[str, Callable[[Look, str], str]] = {
    "centre": _centre, "fringe": _fringe, "slick": _slick, "scarf": _scarf, "bald": _bare,
    "buzz": _bare, "afro": curls.afro_front, "curly": curls.curly_front,
    "curly_top": curls.curly_top, "locs": curls.locs_front,
}  # fmt: skip
_REARS: dict[str, Callable[[Look, str], str]] = {
    "straight": _straight_rear, "ponytail": _ponytail, "afro": curls.afro_rear,
    "curly": curls.curly_rear, "locs": curls.locs_rear, "braids": curls.braids_rear,
}  # fmt: skip
