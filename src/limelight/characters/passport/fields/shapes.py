"""The shape each version asks of its fields; what does not fit is put right and told apart.

Cards in the wild carry null where a text belongs, or a text where a list does. A card written here
is always well-formed; what had to be put right travels beside it and comes back on reading.
"""

from collections.abc import Callable, Mapping
from typing import Any

from limelight.characters.passport.fields.plain import without_decorators
from limelight.characters.passport.schemas import Version

_MISSING = object()
_TEXTS = (
    *("name", "description", "personality", "scenario", "first_mes", "mes_example"),
    *("creator_notes", "system_prompt", "post_history_instructions"),
    *("creator", "character_version"),
)
_NUMBER = (int, float)
_V3_ONLY = (
    *("assets", "nickname", "creator_notes_multilingual", "source", "group_only_greetings"),
    *("creation_date", "modification_date"),
)
_Mend = Callable[[Any], Any]


def mended(data: Mapping[str, Any], version: Version) -> tuple[dict[str, Any], dict[str, Any]]:
    """`data` as `version` ("v2" or "v3") wants it, and the fields that lost something by it, as
    they were.
    """
    mends = _V3 if version == "v3" else _V2
    found: dict[str, Any] = {}
    for name in (*data, *(name for name in mends if name not in data)):
        value = data.get(name, _MISSING)
        fits = _mend(mends, name, value)
        if fits is not _MISSING:
            found[name] = fits
    lost = {name: value for name, value in data.items() if not _is_in(value, found.get(name))}
    return found, lost


def restored(data: Mapping[str, Any], lost: Mapping[str, Any], version: Version) -> dict[str, Any]:
    """`data` with the fields back that `mended` changed, where nobody changed them since."""
    mends = _V3 if version == "v3" else _V2
    found = dict(data)
    for name, value in lost.items():
        if _same(found.get(name, _MISSING), _mend(mends, name, value)):
            found[name] = value
    return found


def _mend(mends: Mapping[str, _Mend], name: str, value: Any) -> Any:
    return mends[name](value) if name in mends else value


def _is_in(value: Any, whole: Any) -> bool:
    """Whether everything in `value` is in `whole`, which may have more fields."""
    if isinstance(value, dict) and isinstance(whole, dict):
        return all(name in whole and _is_in(inner, whole[name]) for name, inner in value.items())
    if isinstance(value, list) and isinstance(whole, list):
        return len(value) == len(whole) and all(map(_is_in, value, whole))
    return _same(value, whole)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _text(value: Any) -> Any:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> Any:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, str)]


def _fields(value: Any) -> Any:
    return value if isinstance(value, dict) else {}


def _optional(kinds: tuple[type, ...]) -> _Mend:
    def keep(value: Any) -> Any:
        is_fine = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
        return value if is_fine else _MISSING

    return keep


def _gone(value: Any) -> Any:
    return _MISSING


def _optional_texts(value: Any) -> Any:
    return _texts(value) if isinstance(value, list) else _MISSING


def _languages(value: Any) -> Any:
    if not isinstance(value, dict):
        return _MISSING
    return {code: text for code, text in value.items() if isinstance(text, str)}


def _assets(value: Any) -> Any:
    if not isinstance(value, list):
        return _MISSING
    wanted = ("type", "uri", "name", "ext")
    return [
        {**item, **{name: _text(item.get(name)) for name in wanted}}
        for item in value
        if isinstance(item, dict)
    ]


def _yes(value: Any) -> Any:
    return value if isinstance(value, bool) else True


def _no(value: Any) -> Any:
    return value if isinstance(value, bool) else False


def _number(value: Any) -> Any:
    return value if isinstance(value, _NUMBER) and not isinstance(value, bool) else 0


def _place(value: Any) -> Any:
    return value if value in ("before_char", "after_char") else _MISSING


def _shaped(value: Mapping[str, Any], mends: Mapping[str, _Mend]) -> dict[str, Any]:
    found = {}
    for name in (*value, *(name for name in mends if name not in value)):
        fits = _mend(mends, name, value.get(name, _MISSING))
        if fits is not _MISSING:
            found[name] = fits
    return found


def _book(entry: Mapping[str, _Mend]) -> _Mend:
    book: dict[str, _Mend] = {
        "name": _optional((str,)),
        "description": _optional((str,)),
        "scan_depth": _optional(_NUMBER),
        "token_budget": _optional(_NUMBER),
        "recursive_scanning": _optional((bool,)),
        "extensions": _fields,
        "entries": lambda value: [
            _shaped(item, entry)
            for item in (value if isinstance(value, list) else [])
            if isinstance(item, dict)
        ],
    }
    return lambda value: _shaped(value, book) if isinstance(value, dict) else _MISSING


_ENTRY: dict[str, _Mend] = {
    "keys": _texts,
    "content": _text,
    "extensions": _fields,
    "enabled": _yes,
    "insertion_order": _number,
    "case_sensitive": _optional((bool,)),
    "constant": _optional((bool,)),
    "name": _optional((str,)),
    "priority": _optional(_NUMBER),
    "comment": _optional((str,)),
    "selective": _optional((bool,)),
    "secondary_keys": _optional_texts,
    "position": _place,
}
_ENTRY_V2: dict[str, _Mend] = {
    **_ENTRY,
    "content": lambda value: without_decorators(_text(value)),
    "use_regex": _gone,
    "id": _optional(_NUMBER),
}
_ENTRY_V3: dict[str, _Mend] = {**_ENTRY, "use_regex": _no, "id": _optional((str, int, float))}
_BOTH: dict[str, _Mend] = {
    **dict.fromkeys(_TEXTS, _text),
    "tags": _texts,
    "alternate_greetings": _texts,
    "extensions": _fields,
}
_V2: dict[str, _Mend] = {
    **_BOTH,
    "character_book": _book(_ENTRY_V2),
    **dict.fromkeys(_V3_ONLY, _gone),
}
_V3: dict[str, _Mend] = {
    **_BOTH,
    "character_book": _book(_ENTRY_V3),
    "assets": _assets,
    "nickname": _optional((str,)),
    "creator_notes_multilingual": _languages,
    "source": _optional_texts,
    "group_only_greetings": _texts,
    "creation_date": _optional(_NUMBER),
    "modification_date": _optional(_NUMBER),
}
