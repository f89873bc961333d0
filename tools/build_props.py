"""Write the illustrator's props anew: drawings, listing and meanings, from three npm packages.

    npm pack @iconify-json/fluent-emoji@1.2.7 @iconify-json/fluent-color@1.2.21 \
        cldr-annotations-full@48.2.0
    python -m tools.build_props FOLDER_OF_THE_THREE_TGZ [--meanings]

Which drawings are taken and how they rest stands in tools/props/selection.toml, what they stand for
in tools/props/words.txt. The same packages give the same files. `--meanings` also computes the
vectors of the words anew, which takes a quarter of an hour.
"""

import argparse
import hashlib
import json
import re
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tools import prop_meanings, prop_words

from limelight.adapters.embedded.illustrator.props import catalogue, drawn
from limelight.generation.schemas import Box
from limelight.renders.stage.raster import raster

SELECTION = Path(__file__).parent / "props" / "selection.toml"
EMOJI = "iconify-json-fluent-emoji-1.2.7.tgz"
SIGNS = "iconify-json-fluent-color-1.2.21.tgz"
CLDR = "cldr-annotations-full-48.2.0.tgz"
SHA256 = {
    EMOJI: "8044210dbf11e016d4de85f15d01a243423bd832457e7e2491df1b751c0e272b",
    SIGNS: "fa2ddaaac7a2a7b902659cea1b5b8c03017ce2ae56295138876b86a36177dfbe",
    CLDR: "28576e51225deb51e3ddd734b0f824a0079682cb5d8c27faa9f68149317a14d1",
}
UNITS = 32.0
_FINE_PX, _MARGIN = 320, 24.0
_LONG, _SLOPE = 2.1, 20.0
_WHEN = (2026, 1, 1, 0, 0, 0)
_HEAD = """\
# The props of the illustrator, written by tools/build_props.py: do not edit.
# name, topic, metres, rest, turn, what the turned drawing covers (left top right foot), English
# phrases, other names
"""


@dataclass(frozen=True)
class Chosen:
    """One line of the selection. Empty `rest` and None as `turn` are found on the drawing."""

    name: str
    topic: str
    metres: float
    rest: str
    turn: float | None


def read_package(path: Path) -> dict[str, Any]:
    """The JSON files of an npm package by their path in it; refuses a file that is not the one the
    data were made of.
    """
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256[path.name]:
        sys.exit(f"{path} is not the package these props are made of.")
    with tarfile.open(path) as package:
        wanted = [m for m in package.getmembers() if m.name.endswith("s.json")]
        return {m.name.removeprefix("package/"): json.load(package.extractfile(m)) for m in wanted}  # type: ignore[arg-type]


def read_selection() -> list[Chosen]:
    """Every chosen drawing, in order."""
    chosen = []
    for group in tomllib.loads(SELECTION.read_text("utf-8"))["set"]:
        told = [*group.get("names", "").split()]
        told += [f"sign-{sign}" for sign in group.get("signs", "").split()]
        chosen += [_chosen(text, group) for text in told]
    return chosen


def _chosen(text: str, group: dict[str, Any]) -> Chosen:
    found = re.fullmatch(r"([a-z0-9-]+)(?:=([\d.]+))?(?::([a-z]+))?(?:@(-?\d+))?", text)
    if not found:
        sys.exit(f"{SELECTION}: cannot read {text!r}.")
    name, metres, rest, turn = found.groups()
    return Chosen(
        name,
        group["topic"],
        float(metres or group["metres"]),
        rest or group.get("rest", ""),
        None if turn is None else float(turn),
    )


def clean(body: str, size: float) -> str:
    """A drawing without filters, with short numbers and ids, scaled to 32 units."""
    body = re.sub(r"<filter.*?</filter>", "", body, flags=re.DOTALL)
    body = re.sub(r' filter="[^"]*"', "", body)
    body = re.sub(r"-?\d*\.\d{3,}(?:e-?\d+)?", _shorter, body)
    for at, told in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', body))):
        body = re.sub(
            rf'(id="|url\(#|href="#){re.escape(told)}(?=["\)])', rf"\g<1>{_short(at)}", body
        )
    return body if size == UNITS else f'<g transform="scale({UNITS / size:.5g})">{body}</g>'


def _shorter(number: re.Match[str]) -> str:
    """A number to a hundredth; to four digits where it is less, for it may be a factor."""
    value = float(number[0])
    told = f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.4g}"
    return f" {told}" if number[0][0] in ".-" and told[0] not in "-" else told


def _short(at: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[at % 26] + (str(at // 26) if at >= 26 else "")


def drawings(folder: Path, chosen: list[Chosen]) -> dict[str, str]:
    """The drawing of every chosen prop that is not drawn by our own code."""
    emoji = read_package(folder / EMOJI)["icons.json"]["icons"]
    signs = read_package(folder / SIGNS)["icons.json"]["icons"]
    sizes: dict[str, int] = {}
    for told in signs:
        name, size = told.rsplit("-", 1)
        sizes[name] = max(sizes.get(name, 0), int(size)) if size.isdigit() else 0
    found = {}
    for one in chosen:
        if one.name in drawn.DRAWN:
            continue
        if one.name.startswith("sign-"):
            bare = one.name.removeprefix("sign-")
            found[one.name] = clean(signs[f"{bare}-{sizes[bare]}"]["body"], sizes[bare])
        else:
            found[one.name] = clean(emoji[one.name]["body"], UNITS)
    return found


def solid(body: str, turn: float) -> NDArray[np.bool_]:
    """Which pixels of a turned drawing are painted, with a margin around its square."""
    whole = Box(x=-_MARGIN, y=-_MARGIN, width=UNITS + 2 * _MARGIN, height=UNITS + 2 * _MARGIN)
    turned = f'<g transform="rotate({turn:g} 16 16)">{body}</g>' if turn else body
    return np.asarray(raster(turned, whole, _FINE_PX)[..., 3] > 60)


def resting(one: Chosen, body: str) -> tuple[str, float]:
    """How a thing rests and by how many degrees its drawing is turned for that.

    What is long and drawn aslant lies, at a slope of some twenty degrees; what leans is brought
    nearly upright; everything else stands as it is drawn.
    """
    if one.turn is not None:
        return one.rest or "stand", one.turn
    rows, columns = np.nonzero(solid(body, 0))
    _, _, sizes, axes = _axes(np.stack([columns, rows], 1).astype(np.float32))
    slope = float(np.degrees(np.arctan2(-axes[0][1], axes[0][0])))
    slope = (slope + 90) % 180 - 90
    is_long = sizes[0] > _LONG * sizes[1]
    rest = one.rest or ("lie" if is_long and 18 < abs(slope) < 80 else "stand")
    if rest == "lie" and is_long:
        return rest, round(slope - np.copysign(_SLOPE, slope))
    if rest == "lean" and is_long:
        return rest, round(slope - np.copysign(80, slope))
    return rest, 0.0


def _axes(points: NDArray[np.float32]) -> tuple[Any, Any, NDArray[np.float64], Any]:
    middle, axes, variances = cv2.PCACompute2(points, np.empty(0))
    return middle, points, np.sqrt(variances.ravel().astype(np.float64)), axes


def extent(body: str, turn: float) -> tuple[float, float, float, float]:
    """Left, top, right and foot of a turned drawing in its units."""
    found = solid(body, turn)
    rows, columns = np.flatnonzero(found.any(1)), np.flatnonzero(found.any(0))
    scale = (UNITS + 2 * _MARGIN) / _FINE_PX
    left, right = columns[0] * scale - _MARGIN, (columns[-1] + 1) * scale - _MARGIN
    return left, rows[0] * scale - _MARGIN, right, (rows[-1] + 1) * scale - _MARGIN


def rows(chosen: list[Chosen], bodies: dict[str, str], called: prop_words.Called) -> Iterator[str]:
    """The lines of the listing."""
    for one in chosen:
        body = bodies.get(one.name) or drawn.DRAWN[one.name]()
        rest, turn = resting(one, body)
        box = " ".join(f"{side:.1f}" for side in extent(body, turn))
        phrases, names = called.phrases[one.name], called.names[one.name]
        yield "\t".join(
            (one.name, one.topic, f"{one.metres:g}", rest, f"{turn:g}", box,
             ", ".join(phrases), ", ".join(names))
        )  # fmt: skip


def pack(bodies: dict[str, str], out: Path) -> None:
    """All drawings in one archive that is the same on every machine."""
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(bodies):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, bodies[name], compresslevel=9)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the three .tgz lie")
    parser.add_argument("--meanings", action="store_true", help="compute the vectors anew")
    told = parser.parse_args()
    chosen = read_selection()
    bodies = drawings(told.folder, chosen)
    called = prop_words.read([one.name for one in chosen], read_package(told.folder / CLDR))
    pack(bodies, catalogue.FOLDER / catalogue.DRAWINGS)
    listing = _HEAD + "\n".join(rows(chosen, bodies, called)) + "\n"
    (catalogue.FOLDER / catalogue.LISTING).write_text(listing, "utf-8")
    if told.meanings:
        cache = told.folder / "word-vectors.npz"
        prop_meanings.write(called, catalogue.FOLDER / catalogue.MEANINGS, cache)
    print(f"{len(chosen)} props, {len(bodies)} drawings")


if __name__ == "__main__":
    main()
