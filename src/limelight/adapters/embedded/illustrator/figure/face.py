"""The face: skin, ears, nose, cheeks and the lines of age, brows and glasses."""

from limelight.adapters.embedded.illustrator.colours import (
    darker,
    flesh_shade,
    lighter,
    lightness,
    mix,
)
from limelight.adapters.embedded.illustrator.figure import toonhead
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    linear,
    linear_at,
    mirrored,
    num,
    path,
    radial,
)
from limelight.generation.schemas import Expression

MIDDLE = 384.5
_HEAD = (186.52, 139.5)
_EAR = "M15.7 270.5c19.81-10.14 38.7 54.5 30 69-16.5 8.5-55-56.21-30-69"
_NOSE = "M197.48 330c-7.81 0-18-7.5-16-9.5 2-3 8.19 3 16 3s14-6 16-3c1.81 2.17-8.19 9.5-16 9.5"
# Brow moods: inner end, arch and outer end moved down, for the left and right brow.
_BROWS: dict[Expression, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "neutral": ((0, 0, 0), (0, 0, 0)),
    "happy": ((-4, -7, -2), (-4, -7, -2)),
    "warm": ((-7, -4, 2), (-7, -4, 2)),
    "surprised": ((-20, -24, -14), (-20, -24, -14)),
    "thoughtful": ((6, 2, 2), (-10, -20, -10)),
    "concerned": ((-17, -4, 8), (-17, -4, 8)),
    "excited": ((-14, -18, -8), (-14, -18, -8)),
    "playful": ((4, 1, 0), (-12, -22, -10)),
}


def draw_skin(look: Look) -> str:
    """Head with ears, blush, shade of the hair, nose and age lines."""
    shape = toonhead.outline("head", "head")
    shade = flesh_shade(look.skin)
    light = lightness(look.skin)
    blush = mix("#f0604e", look.skin, 0.12) if light > 0.5 else mix("#d04a40", look.skin, 0.25)
    blush_strength = (0.36 if light > 0.5 else 0.30) * (0.6 if look.gender == "man" else 1)
    defs = (
        linear_at("fh-s", (0, 40, 0, 452), (0, lighter(look.skin, 0.10)), (0.55, look.skin),
                  (1, mix(look.skin, shade, 0.10)))
        + radial("fh-b", (0, blush, blush_strength), (1, blush, 0))
        + linear("fh-h", (0, shade, 0.42), (0.6, shade, 0.14), (1, shade, 0))
        + f'<clipPath id="fh-c"><path d="{shape}"/></clipPath>'
    )  # fmt: skip
    ear = path(_EAR, mix(look.skin, "#a03a34", 0.34), 0.75)
    inner = path(shape, "url(#fh-s)") + ear + mirrored(ear, 197.48)
    inner += '<g clip-path="url(#fh-c)">'
    if look.hair not in ("bald", "buzz", "receding"):
        inner += '<rect x="-10" y="-10" width="415" height="236" fill="url(#fh-h)"/>'
    inner += path("M262 0 C430 120 425 340 262 462 L430 470 L430 0Z", shade, 0.10)
    inner += path("M40 250 C30 360 90 430 197 452 C120 420 60 350 62 250Z", "#fff6e6", 0.035)
    inner += "</g>" + circle(86, 334, 56, "url(#fh-b)") + circle(309, 334, 56, "url(#fh-b)")
    inner += path(_NOSE, shade, 0.5) + ellipse(190, 305, 9, 5, "#fffaf0", 0.20)
    inner += _age_lines(look, shade)
    return f"<defs>{defs}</defs>" + group(inner, *_HEAD)


def _age_lines(look: Look, shade: str) -> str:
    if look.age_years < 46:
        return ""
    strength = 0.20 if look.age_years < 64 else 0.32
    cheek = line("M139 332 C128 342 121 354 119 368", shade, 4.5, strength)
    bag = line("M88 300 C102 310 126 312 142 304", shade, 4, strength * 0.85)
    out = cheek + mirrored(cheek, 197.48) + bag + mirrored(bag, 197.48)
    if look.age_years >= 64:
        crow = line("M55 278 L40 270 M54 288 L38 290", shade, 3.5, strength)
        out += crow + mirrored(crow, 197.48)
        out += line("M150 128 Q197 120 246 128 M160 146 Q197 139 236 146", shade, 4, 0.20)
    return out


def brow_colour(look: Look) -> str:
    """Darker than the hair, so that brows carry expression on every head."""
    if look.hair == "bald":
        return darker(mix(look.hair_colour, look.skin, 0.1), 0.2)
    light = lightness(look.hair_colour)
    return mix(look.hair_colour, "#3a1e1a", 0.42 if light > 0.5 else 0.25)


def draw_brows(look: Look, expression: Expression) -> str:
    """Both brows in their mood."""
    colour = brow_colour(look)
    thick = {"woman": 15.0, "man": 21.0, "nonbinary": 18.0}[look.gender]
    left, right = _BROWS[expression]
    return _brow(left, thick, colour) + mirrored(_brow(right, thick, colour), MIDDLE)


def _brow(mood: tuple[float, float, float], thick: float, colour: str) -> str:
    inner, arch, outer = mood
    y_in, y_arch, y_out = 326 + inner, 320 + arch, 345 + outer
    top, low = y_arch - thick * 0.42, y_arch + thick * 0.58
    d = (
        f"M343 {num(y_in - thick * 0.1)} C334 {num(y_in - thick * 0.62)} 318 {num(top)} "
        f"300 {num(top)} "
        f"C280 {num(top)} 264 {num(y_out - 14)} 257 {num(y_out)} "
        f"C272 {num(y_out - 11)} 286 {num(low)} 302 {num(low)} "
        f"C318 {num(low)} 330 {num(y_in + thick * 0.5)} 339 {num(y_in + thick * 0.6)} "
        f"C347 {num(y_in + thick * 0.55)} 349 {num(y_in + thick * 0.1)} 343 "
        f"{num(y_in - thick * 0.1)}Z"
    )
    return path(d, colour)


def draw_glasses(look: Look) -> str:
    """Frames before the eyes: two lenses, a bridge and short temples."""
    if not look.glasses:
        return ""
    colour = look.glasses_colour
    lens, width = _LENSES.get(look.glasses, _LENSES["soft"])
    glare = line("M276 432 L306 372 M296 438 L316 398", "#ffffff", 7, 0.16)
    one = (
        f'<path d="{lens}" fill="#eaf6ff" fill-opacity=".13" stroke="{colour}" '
        f'stroke-width="{width}"/>'
    )
    one += glare + line("M247 392 L208 384", colour, width)
    bridge = line("M363 398 Q384.5 382 406 398", colour, width)
    return one + mirrored(one, MIDDLE) + bridge


_LENSES = {
    "round": ("M305 353 a56 56 0 1 1 -.1 0Z", 7),
    "soft": (("M282 356 H330 Q362 356 363 390 Q364 452 310 454 Q250 454 247 392 Q247 357 "
        "282 356Z"), 9),
    "square": (("M262 355 H350 Q364 356 363 372 L359 430 Q357 448 340 448 H272 Q253 448 250 430 "
        "L246 372 Q246 355 262 355Z"), 11),
    "cat": (("M238 348 C262 354 330 352 352 360 Q366 366 363 392 C360 436 340 450 312 451 "
        "C272 452 252 428 250 396 Q248 366 238 348Z"), 9),
}  # fmt: skip


def draw_beard(look: Look, hair_paint: str) -> tuple[str, str]:
    """What lies under the mouth, and what lies over it."""
    paints = {"hair": hair_paint}
    if look.beard in ("", "stubble"):
        return (_stubble(look) if look.beard else ""), ""
    if look.beard == "moustache":
        return "", _moustache(hair_paint)
    if look.beard == "handlebar":
        return "", group(toonhead.part("beard", "moustacheTwirl", paints), 0, -10)
    if look.beard == "goatee":
        return toonhead.part("beard", "chin", paints), _moustache(hair_paint)
    if look.beard == "chin":
        return toonhead.part("beard", "chin", paints), ""
    whole = "longBeard" if look.beard == "long" else "fullBeard"
    return toonhead.part("beard", whole, paints), _moustache(hair_paint)


def _moustache(paint: str) -> str:
    half = "M385 479 C366 468 338 474 322 498 C340 493 362 497 385 492Z"
    return path(half, paint) + mirrored(path(half, paint), MIDDLE)


def _stubble(look: Look) -> str:
    colour = mix(look.hair_colour, look.skin, 0.4)
    fade = linear_at(
        "fh-t", (0, 440, 0, 540), (0, colour, 0), (0.5, colour, 0.26), (1, colour, 0.42)
    )
    half = (
        "M385 476 C352 470 330 484 318 500 C292 486 262 452 246 424 C240 520 262 552 300 572 "
        "C326 585 356 590.5 385 590.5Z"
    )
    one = path(half, "url(#fh-t)")
    return f"<defs>{fade}</defs>" + one + mirrored(one, MIDDLE)
