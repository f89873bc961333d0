"""Glasses: frames about the eyes, their temples, and dark lenses for sunglasses."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import line, linear, mirrored

# Path of the left lens and width of its rim.
LENSES: dict[str, tuple[str, float]] = {
    "round": ("M306 349 C336 349 357 371 357 400 C357 430 336 451 306 451 C276 451 254 430 254 400 "
              "C254 371 276 349 306 349Z", 6),
    "soft": ("M280 353 H332 Q360 354 362 386 Q364 448 310 449 Q250 449 249 388 Q248 354 280 "
             "353Z", 8),
    "square": ("M264 352 H350 Q365 353 364 370 L360 428 Q358 446 340 446 H276 Q256 446 253 428 "
               "L248 370 Q247 352 264 352Z", 10),
    "cat": ("M234 342 C262 352 326 349 348 357 Q364 363 361 388 C358 432 338 447 310 448 "
            "C272 449 254 426 251 394 Q248 362 234 342Z", 8.5),
    "aviator": ("M262 352 C290 346 334 346 354 356 C366 364 364 392 354 416 C342 444 318 458 294 "
                "454 C264 448 246 416 247 382 C247 366 252 355 262 352Z", 5),
    "half": ("M256 356 H352 Q362 357 361 372 C359 424 340 446 306 446 C272 446 252 424 250 372 "
             "Q249 357 256 356Z", 3.5),
}  # fmt: skip
_SUN = "square"


def draw_temples(look: Look) -> str:
    """The arms of the frame, from the hinges to under the hair."""
    name = _frame(look)
    if not name:
        return ""
    width = max(5.0, LENSES[name][1] * 0.8)
    one = line("M252 384 C238 380 226 380 214 384", darker(look.glasses_colour, 0.15), width)
    return one + mirrored(one, MIDDLE)


def draw_glasses(look: Look) -> str:
    """Two lenses and a bridge; sunglasses of the clothes take the place of clear ones."""
    name = _frame(look)
    if not name:
        return ""
    colour = look.glasses_colour
    lens, width = LENSES[name]
    glass = "url(#fg-t)" if look.sunglasses else "#eaf6ff"
    clear = 0.92 if look.sunglasses else 0.13
    one = (
        f'<path d="{lens}" fill="{glass}" fill-opacity="{clear}" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linejoin="round"/>'
    )
    one += line("M270 418 L300 372 M282 430 L304 396", "#ffffff", 7, 0.12)
    if name == "half":
        one += line("M254 360 C284 350 330 350 358 362", colour, 12)
    if width > 7:
        one += line("M266 357 H330", lighter(colour, 0.35), 2.4, 0.45)
    bridge = line("M360 392 C370 382 399 382 409 392", colour, max(5.0, width * 0.85))
    if name == "aviator":
        bridge = line(
            "M356 362 C372 356 397 356 413 362 M361 384 C372 376 397 376 408 384", colour, 5
        )
    paint = linear("fg-t", (0, "#17161f"), (0.55, "#2b2833", 0.94), (1, "#5a5160", 0.72))
    defs = f"<defs>{paint}</defs>" if look.sunglasses else ""
    return defs + one + mirrored(one, MIDDLE) + bridge


def _frame(look: Look) -> str:
    return look.glasses or (_SUN if look.sunglasses else "")
