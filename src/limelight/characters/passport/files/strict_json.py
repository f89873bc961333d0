"""JSON from strangers: bounded in size, depth and number of values; finite numbers; one meaning."""

import json
import math
import re
from typing import Any, NoReturn

from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard

_STRUCTURE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{]|[\]}]', re.S)


def read_object(data: bytes) -> dict[str, Any]:
    """The JSON object in `data` (UTF-8). Raises BadCard for anything else or anything beyond the
    bounds.
    """
    if len(data) > limits.MOST_CARD_BYTES:
        raise BadCard(
            f"The card has {len(data) / limits.MEGABYTE:.1f} MB of text; "
            f"{limits.MOST_CARD_BYTES // limits.MEGABYTE} MB is the most.",
            reason="too-large",
        )
    found = _parsed(_decoded(data))
    if not isinstance(found, dict):
        raise BadCard("The JSON is not a card: it holds no object.", reason="not-a-card")
    _check_items(found)
    return found


def written(value: Any) -> bytes:
    """`value` as JSON, UTF-8; characters UTF-8 cannot hold (halves of a pair) are escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def canonical(value: Any) -> str:
    """`value` as ASCII JSON with sorted names: equal values give equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def is_storable(value: Any) -> bool:
    """Whether every text in `value` can be sent as UTF-8: none has half of a surrogate pair."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise BadCard(
            "The card is not UTF-8 text, as JSON has to be.", reason="bad-encoding"
        ) from trouble


def _parsed(text: str) -> Any:
    _check_depth(text)
    try:
        return json.loads(
            text, parse_constant=_refuse_number, parse_float=_finite, parse_int=_whole
        )
    except json.JSONDecodeError as trouble:
        raise BadCard(
            f"The card is not JSON: {trouble.msg} at line {trouble.lineno}.", reason="bad-json"
        ) from trouble


def _check_depth(text: str) -> None:
    """Before parsing: the parser recurses, this does not."""
    depth = 0
    for found in _STRUCTURE.finditer(text):
        mark = found[0]
        depth += (mark in "[{") - (mark in "]}")
        if depth > limits.DEEPEST:
            raise BadCard(f"The card nests deeper than {limits.DEEPEST} levels.", reason="too-deep")


def _refuse_number(name: str) -> NoReturn:
    raise BadCard(f"The card is not JSON: {name} is no number.", reason="bad-json")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        _refuse_number(digits[:40])
    return value


def _whole(digits: str) -> int:
    if len(digits) > 300:
        _refuse_number(digits[:40] + "...")
    return int(digits)


def _check_items(found: dict[str, Any]) -> None:
    waiting: list[Any] = [found]
    count = 0
    while waiting:
        item = waiting.pop()
        count += 1
        if isinstance(item, dict):
            waiting += item.values()
            waiting += item.keys()
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, str) and len(item) > limits.MOST_TEXT_CHARS:
            raise BadCard(
                f"A text of the card has {len(item):,} characters; "
                f"{limits.MOST_TEXT_CHARS:,} is the most.",
                reason="too-large",
            )
        if count > limits.MOST_ITEMS:
            raise BadCard(
                f"The card holds more than {limits.MOST_ITEMS:,} values.", reason="too-many"
            )
