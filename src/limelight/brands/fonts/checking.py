"""A font file somebody brought: checked and written anew by a process that can do no harm."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from limelight.brands.errors import BadFont
from limelight.brands.fonts.schemas import FontFacts

MOST_BYTES = 10_000_000
_LONGEST_SECONDS = 120
_SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"wOF2", b"ttcf")
_TOTAL_AT = slice(16, 20)
_MOST_UNPACKED = 60_000_000
_DAMAGED = "The font is damaged: it cannot be read to its end."


def check_font(source: Path, out: Path) -> FontFacts:
    """Write the font anew (WOFF2, default instance of a variable one, without programs) and say
    what is known of it. Blocking. Raises BadFont.
    """
    size = source.stat().st_size
    if size > MOST_BYTES:
        raise BadFont(
            f"A font file may have {MOST_BYTES // 1_000_000} MB; this has {size / 1_000_000:.1f}.",
            reason="size",
        )
    with source.open("rb") as file:
        head = file.read(48)
    if not head.startswith(_SIGNATURES):
        raise BadFont("This is no font file (TTF, OTF or WOFF2).", reason="kind")
    if head.startswith(b"wOF2") and int.from_bytes(head[_TOTAL_AT]) > _MOST_UNPACKED:
        raise BadFont("The font is too large once it is unpacked.", reason="size")
    told = _read(source, out)
    if "problem" in told:
        raise BadFont(told["problem"], reason=told["reason"])
    return FontFacts.model_validate(told)


def _read(source: Path, out: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "limelight.brands.fonts.reading", str(source), str(out)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program on a file of our own folder
            command, capture_output=True, check=True, timeout=_LONGEST_SECONDS
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise BadFont(_DAMAGED, reason="damaged") from error
    return told
