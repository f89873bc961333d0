"""From bytes to text: encodings, byte order marks, line ends, size limits."""

import codecs
import re
from pathlib import Path

from limelight.renders.errors import CaptionsUnreadable

MOST_BYTES = 8_000_000
MOST_CUES = 50_000
_DECLARED = re.compile(rb"\s*<\?xml[^>]*\sencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def unreadable(name: str, line: int | None, why: str) -> CaptionsUnreadable:
    """The error of a file that cannot be read, naming the file and, where known, the line."""
    where = f"{name}, line {line}" if line is not None else name
    return CaptionsUnreadable(f"{where}: {why}", file=name, line=line)


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises CaptionsUnreadable where there is none, or too much."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise unreadable(
                str(path), None, f"{size:,} bytes are too many for captions ({MOST_BYTES:,})."
            )
        return path.read_bytes()
    except OSError as problem:
        raise unreadable(str(path), None, f"it cannot be read ({problem.strerror}).") from problem


def decoded(content: bytes, name: str, encoding: str = "") -> str:
    """The text without a byte order mark, with line ends as they were.

    A mark decides first, then `encoding`, then what an XML document declares, then UTF-8
    (UTF-16 where every other byte is zero).
    Raises CaptionsUnreadable naming the line of the first byte that does not fit.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _text(content[len(mark) :], name, marked)
    if encoding:
        try:
            codecs.lookup(encoding)
        except LookupError:
            raise unreadable(name, None, f"there is no encoding {encoding!r}.") from None
        return _text(content, name, encoding)
    return _text(content, name, _unmarked(content))


def _unmarked(content: bytes) -> str:
    sample = content[:400]
    if len(sample) >= 4 and sample[1::2].count(0) > len(sample) * 0.4:
        return "utf-16-le"
    if len(sample) >= 4 and sample[0::2].count(0) > len(sample) * 0.4:
        return "utf-16-be"
    declared = _DECLARED.match(content[:200])
    return declared[1].decode() if declared else "utf-8"


def _text(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        before = content[: problem.start].decode(encoding, errors="ignore")
        line = len(before.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        raise unreadable(
            name,
            line,
            f"this is no {encoding.upper()} text. Say how it is encoded, such as cp1252 or "
            "shift_jis.",
        ) from problem
    except (LookupError, UnicodeError, ValueError) as problem:
        raise unreadable(name, None, f"it cannot be read as {encoding!r} text.") from problem


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them, without their ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def check_count(count: int, name: str, line: int) -> None:
    """Raises CaptionsUnreadable for more captions than anything needs."""
    if count > MOST_CUES:
        raise unreadable(name, line, f"more than {MOST_CUES:,} captions.")
