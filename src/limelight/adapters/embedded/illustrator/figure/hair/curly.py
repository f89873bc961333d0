"""Short and round hair that curls or coils: cut close, faded, or grown into an afro."""

from dataclasses import replace

from limelight.adapters.embedded.illustrator.figure.hair.short import faded
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn, Tress


def curly_top(t: Tress) -> Drawn:
    """Curls on top, faded sides."""
    d = (
        "M240 288 C214 240 214 172 258 132 C300 82 470 82 512 132 C556 172 556 240 530 288 "
        "C516 270 500 258 480 254 C450 276 420 276 384.5 262 C350 276 318 276 290 256 "
        "C270 258 252 270 240 288Z"
    )
    curls = t if t.texture in ("curly", "coily") else replace(t, texture="curly")
    return Drawn(front=curls.mass(d, t.top), under=faded(), shadow=curls.shaped(d))


def short_curls(t: Tress) -> Drawn:
    """A round head of short curls over the ears."""
    d = (
        "M214 432 C178 380 174 300 190 246 C196 170 266 88 384.5 90 C503 88 573 170 579 246 "
        "C595 300 591 380 555 432 C540 424 534 404 535 376 C534 340 524 306 506 282 "
        "C470 290 440 274 424 250 C396 284 340 292 312 264 C290 280 262 290 252 306 "
        "C240 330 236 352 234 376 C235 404 229 424 214 432Z"
    )
    curls = t if t.texture in ("curly", "coily") else replace(t, texture="curly")
    return Drawn(front=curls.mass(d, t.top), shadow=curls.shaped(d))


def coils_short(t: Tress) -> Drawn:
    """Close-cut coils with a shaped hairline."""
    d = (
        "M222 360 C198 290 204 200 250 146 C290 98 479 98 519 146 C565 200 571 290 547 360 "
        "C540 330 532 300 520 276 C510 256 496 240 478 232 C440 226 329 226 291 232 "
        "C273 240 259 256 249 276 C237 300 229 330 222 360Z"
    )
    coils = replace(t, texture="coily")
    return Drawn(front=coils.mass(d, t.top), under=faded(), shadow=coils.shaped(d))


def afro(t: Tress) -> Drawn:
    """A round afro."""
    back = (
        "M384.5 44 C210 40 112 170 118 320 C120 452 196 552 300 566 L469 566 C573 552 649 452 "
        "651 320 "
        "C657 170 559 40 384.5 44Z"
    )
    front = (
        "M206 430 C130 380 126 250 176 168 C224 84 330 56 384.5 58 C439 56 545 84 593 168 "
        "C643 250 639 380 563 430 C546 420 536 396 536 366 C532 320 512 280 484 256 "
        "C448 234 321 234 285 256 C257 280 237 320 233 366 C233 396 223 420 206 430Z"
    )
    coils = t if t.texture in ("curly", "coily") else replace(t, texture="coily")
    return Drawn(
        front=coils.mass(front, t.top), rear=coils.mass(back, "url(#fr-t)", 0.8),
        shadow=coils.shaped(front),
    )  # fmt: skip
