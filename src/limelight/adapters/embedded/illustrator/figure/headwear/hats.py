"""Hats and caps. Hair shows below their edge only."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.headwear.felt import Felt, Hat
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.svg import circle, ellipse, line, path

# Below the edge of anything that sits on the brow, out to both sides and down.
_BELOW = (
    "M-60 1700 L-60 540 L92 540 C92 420 150 326 200 290 C254 232 515 232 569 290 "
    "C619 326 677 420 677 540 L830 540 L830 1700Z"
)


def beanie(f: Felt) -> Hat:
    """A knitted cap with a turned-up edge."""
    dome = "M194 250 C186 130 270 58 384.5 58 C499 58 583 130 575 250 C520 214 249 214 194 250Z"
    cuff = (
        "M188 246 C240 206 529 206 581 246 C588 272 588 300 582 322 C530 280 239 280 187 322 "
        "C181 300 181 272 188 246Z"
    )
    ribs, lights = "", ""
    for i in range(13):
        x = 206 + i * 29.75
        off = x - MIDDLE
        low, high = 236 - 18 * (1 - (off / 185) ** 2), 66 + abs(off) * 0.10
        top, bulge = MIDDLE + off * 0.35, MIDDLE + off * 0.98
        ribs += f"M{x:.1f} {low:.1f}Q{bulge:.1f} 130 {top:.1f} {high:.1f}"
        lights += f"M{x + 12:.1f} {low:.1f}Q{bulge + 11:.1f} 130 {top + 5:.1f} {high:.1f}"
    cuff_ribs = "".join(
        f"M{198 + i * 17.8:.1f} {244 - 32 * (1 - ((198 + i * 17.8 - MIDDLE) / 190) ** 2):.1f}v66"
        for i in range(22)
    )
    out = path(dome, f.fill) + line(ribs, f.deep, 3.4, 0.34) + line(lights, f.light, 3, 0.28)
    out += path(cuff, mix(f.base, "#ffffff", 0.08)) + line(cuff_ribs, f.deep, 3, 0.30)
    out += path(crease((188, 248), (384, 190), (581, 248), 4.0), f.deep, 0.45)
    out += path(crease((214, 200), (226, 120), (312, 82), 9.0), f.light, 0.35)
    return Hat(front=out, edge=cuff, leaves=_BELOW)


def cap(f: Felt) -> Hat:
    """A peaked cap."""
    dome = "M196 286 C180 150 270 72 384.5 72 C499 72 589 150 573 286 C520 226 249 226 196 286Z"
    peak = (
        "M206 278 C232 214 537 214 563 278 C590 296 600 318 592 334 C530 288 239 288 177 334 "
        "C169 318 179 296 206 278Z"
    )
    seams = "M384.5 74V236 M300 92C262 130 246 190 246 252 M469 92C507 130 523 190 523 252"
    out = path(dome, f.fill) + line(seams, f.deep, 3, 0.42)
    out += path(crease((226, 220), (240, 130), (322, 94), 9.0), f.light, 0.38)
    out += circle(MIDDLE, 76, 9, darker(f.base, 0.2))
    badge = "M344 150 C344 132 425 132 425 150 V186 C425 208 344 208 344 186Z"
    out += path(badge, f.ribbon, 0.92) + path("M384.5 146l8 17 18 2-13 13 3 18-16-9-16 9 "
                                              "3-18-13-13 18-2Z",
                                             f.base)  # fmt: skip
    out += path(peak, mix(f.base, f.deep, 0.28)) + path(
        crease((208, 284), (384, 216), (561, 284), 5.0), f.deep, 0.55
    )
    stitch = "M190 318C244 278 525 278 579 318 M198 306C250 266 519 266 571 306"
    out += line(stitch, f.light, 2, 0.5)
    return Hat(front=out, edge=peak, leaves=_BELOW)


def sun_hat(f: Felt) -> Hat:
    """A straw hat with a wide brim and a ribbon."""
    crown = "M232 236 C226 140 268 62 384.5 60 C501 62 543 140 537 236 C500 262 269 262 232 236Z"
    band = "M231 214 C290 246 479 246 538 214 L539 250 C480 284 289 284 230 250Z"
    brim = (
        "M60 262 C90 214 200 196 232 212 C270 258 499 258 537 212 C569 196 679 214 709 262 "
        "C690 316 560 330 384.5 330 C209 330 79 316 60 262Z"
    )
    weave = "".join(
        f"M{100 + i * 22} {300 - abs(i - 13) * 1.6:.0f}q14 -12 24 -24" for i in range(26)
    )
    crown_weave = "".join(
        f"M244 {90 + i * 18}C300 {112 + i * 18} 469 {112 + i * 18} 525 {90 + i * 18}"
        for i in range(7)
    )
    clip = f'<clipPath id="ft-wc"><path d="{crown}"/></clipPath>'
    out = path(crown, f.fill) + clip
    out += f'<g clip-path="url(#ft-wc)">{line(crown_weave, f.deep, 2.4, 0.26)}</g>'
    out += path(crease((262, 190), (270, 100), (350, 72), 10.0), f.light, 0.5)
    out += path(brim, f.fill) + line(weave, f.deep, 2.4, 0.22)
    out += path(crease((90, 268), (230, 312), (384, 314), 4.0) +
                crease((384, 314), (540, 312), (680, 268), 4.0), f.deep, 0.28)  # fmt: skip
    out += path(crease((100, 246), (200, 214), (300, 262), 5.0), f.light, 0.5)
    out += path(band, f.ribbon) + path(
        crease((236, 222), (384, 262), (533, 222), 3.0), "#ffffff", 0.22
    )
    rear = ellipse(MIDDLE, 264, 326, 62, f.back)
    return Hat(front=out, rear=rear, edge=brim, leaves=_BELOW)


def beret(f: Felt) -> Hat:
    """A soft beret, worn to one side."""
    d = (
        "M182 290 C132 254 140 170 224 124 C314 76 474 60 566 118 C640 160 638 236 586 258 "
        "C560 238 520 228 470 224 C380 218 256 240 182 290Z"
    )
    band = "M188 288 C246 200 410 180 584 236 L577 288 C430 240 290 254 199 316Z"
    out = path(band, darker(f.base, 0.30)) + path(d, f.fill)
    out += path(crease((196, 256), (222, 146), (390, 102), 12.0), f.light, 0.34)
    out += path(
        crease((206, 276), (256, 214), (350, 202), 5.0)
        + crease((578, 242), (600, 180), (526, 130), 5.0)
        + crease((440, 220), (514, 196), (546, 162), 4.0),
        f.deep,
        0.42,
    )
    out += line("M404 92 C402 74 408 60 414 54", f.deep, 9)
    return Hat(front=out, edge=band, leaves=_BELOW)


def flat_cap(f: Felt) -> Hat:
    """A flat cap of tweed."""
    top = (
        "M192 268 C158 210 190 130 290 104 C380 82 500 90 556 142 C600 190 592 246 577 268 "
        "C530 236 239 236 192 268Z"
    )
    peak = (
        "M222 262 C262 226 507 226 547 262 C564 280 562 300 548 308 C490 276 279 276 221 308 "
        "C207 300 205 280 222 262Z"
    )
    weave = "".join(f"M{180 + i * 24} 276L{250 + i * 24} 96" for i in range(16))
    cross = "".join(f"M{180 + i * 24} 96L{250 + i * 24} 276" for i in range(16))
    clip = f'<clipPath id="ft-wc"><path d="{top}"/></clipPath>'
    out = path(top, f.fill) + clip
    tweed = line(weave, f.deep, 3, 0.24) + line(cross, f.light, 3, 0.24)
    out += f'<g clip-path="url(#ft-wc)">{tweed}</g>'
    out += path(crease((206, 230), (236, 130), (400, 104), 10.0), f.light, 0.32)
    out += path(crease((196, 262), (384, 200), (573, 262), 5.0), f.deep, 0.4)
    out += path(peak, mix(f.base, f.deep, 0.42)) + path(
        crease((232, 268), (384, 234), (537, 268), 4.0), f.light, 0.3
    )
    return Hat(front=out, edge=peak, leaves=_BELOW)


def bucket_hat(f: Felt) -> Hat:
    """A soft hat with a sloping brim."""
    crown = "M226 222 C228 140 262 82 384.5 80 C507 82 541 140 543 222 C480 244 289 244 226 222Z"
    brim = (
        "M226 214 C289 240 480 240 543 214 C572 244 596 278 604 316 C540 278 229 278 165 316 "
        "C173 278 197 244 226 214Z"
    )
    rows = "".join(
        f"M{212 - i * 12} {236 + i * 20}C290 {250 + i * 9} 479 {250 + i * 9} {557 + i * 12} "
        f"{236 + i * 20}"
        for i in range(4)
    )
    out = path(crown, f.fill) + path(crease((248, 190), (258, 110), (340, 92), 9.0), f.light, 0.4)
    out += line("M226 218C289 242 480 242 543 218", f.deep, 4, 0.45)
    out += path(brim, lighter(f.base, 0.05)) + line(rows, f.deep, 2.4, 0.34)
    out += circle(300, 176, 5, f.deep, 0.6) + circle(469, 176, 5, f.deep, 0.6)
    return Hat(front=out, edge=brim, leaves=_BELOW)
