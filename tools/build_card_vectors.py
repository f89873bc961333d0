"""Write the character card test vectors, `tests/vectors/cards/`, byte by byte.

They are made here by hand and not by the code they test, so that they can judge it. Run it after
changing a vector: `python -m tools.build_card_vectors`.
"""

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "tests" / "vectors" / "cards"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
Vector = tuple[str, bytes, dict[str, Any]]

V1: dict[str, Any] = {
    "name": "Theo Vale",
    "description": "Theo Vale is a man in his 50s with short grey hair, a full beard and round "
    "glasses. He repairs clocks and wears a brown waistcoat.",
    "personality": "patient, dry humour, exact",
    "scenario": "{{user}} brings a stopped clock to the shop.",
    "first_mes": "*looks up from a movement* Which century is it from?",
    "mes_example": "<START>\n{{user}}: Is it broken?\n{{char}}: It is resting. So was I.",
}
V2_DATA: dict[str, Any] = {
    **V1,
    "creator_notes": "Made for tests.",
    "system_prompt": "Stay in the workshop. {{original}}",
    "post_history_instructions": "",
    "alternate_greetings": ["The bell rings. Theo nods.", "Theo is winding the tower clock."],
    "tags": ["crafts", "clocks"],
    "creator": "limelight",
    "character_version": "1.2",
    "extensions": {"depth_prompt": {"prompt": "Theo is precise.", "depth": 4}, "fav": False},
}
V2_ENTRY: dict[str, Any] = {
    "keys": ["tower", "tower clock"],
    "content": "The tower clock has stood still since the flood.",
    "extensions": {"probability": 80},
    "enabled": True,
    "insertion_order": 10,
    "name": "The tower",
    "priority": 5,
    "id": 1,
    "comment": "",
    "selective": True,
    "secondary_keys": ["flood"],
    "constant": False,
    "position": "before_char",
    "case_sensitive": False,
}
V2_BOOK: dict[str, Any] = {
    "name": "Vale Street",
    "description": "",
    "scan_depth": 50,
    "token_budget": 500,
    "recursive_scanning": False,
    "extensions": {},
    "entries": [V2_ENTRY],
}
V3_ENTRY: dict[str, Any] = {
    **V2_ENTRY,
    "content": "@@depth 4\n@@role system\nThe tower clock has stood still since the flood.",
    "use_regex": False,
    "id": "tower-1",
}
V3_DATA: dict[str, Any] = {
    **V2_DATA,
    "character_book": {**V2_BOOK, "entries": [V3_ENTRY]},
    "group_only_greetings": ["Theo greets everybody at once."],
    "nickname": "Theo",
    "creator_notes_multilingual": {"en": "Made for tests.", "de": "Für Tests."},
    "source": ["https://cards.example/theo"],
    "assets": [{"type": "icon", "uri": "ccdefault:", "name": "main", "ext": "png"}],
    "creation_date": 1700000000,
    "modification_date": 1700000500,
}
UNKNOWN_DATA: dict[str, Any] = {
    **V3_DATA,
    "x_mood": {"deep": [1, 2.5, None, {"er": "💡"}]},
    "extensions": {**V2_DATA["extensions"], "vendor/voice": {"id": "v7"}},
    "character_book": {
        **V2_BOOK,
        "x_book": True,
        "extensions": {"x": {}},
        "entries": [{**V3_ENTRY, "x_entry": "kept", "extensions": {"vendor": [1]}}],
    },
    "assets": [
        {"type": "x_scent", "uri": "ccdefault:", "name": "oil", "ext": "unknown", "x_note": 1}
    ],
}


def _v2(data: dict[str, Any]) -> dict[str, Any]:
    return {"spec": "chara_card_v2", "spec_version": "2.0", "data": data}


def _v3(data: dict[str, Any], **beside: Any) -> dict[str, Any]:
    return {"spec": "chara_card_v3", "spec_version": "3.0", "data": data, **beside}


def _json(card: Any) -> bytes:
    return json.dumps(card, ensure_ascii=False, indent=1).encode()


def _b64(card: Any) -> bytes:
    return base64.b64encode(json.dumps(card, ensure_ascii=False).encode())


def _chunk(name: bytes, content: bytes, *, is_damaged: bool = False) -> bytes:
    checksum = zlib.crc32(name + content) ^ (1 if is_damaged else 0)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def _png(*chunks: bytes, after: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", 8, 12, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + bytes(range(60, 220, 20)) for _ in range(12)))
    parts = (_chunk(b"IHDR", header), *chunks, _chunk(b"IDAT", rows), after, _chunk(b"IEND", b""))
    return _SIGNATURE + b"".join(parts)


def _text(keyword: str, content: bytes, **how: bool) -> bytes:
    return _chunk(b"tEXt", keyword.encode() + b"\x00" + content, **how)


def _packed(keyword: str, content: bytes) -> bytes:
    return _chunk(b"zTXt", keyword.encode() + b"\x00\x00" + zlib.compress(content, 9))


def _international(keyword: str, content: bytes, *, is_packed: bool) -> bytes:
    text = zlib.compress(content, 9) if is_packed else content
    flags = b"\x01\x00" if is_packed else b"\x00\x00"
    return _chunk(b"iTXt", keyword.encode() + b"\x00" + flags + b"\x00\x00" + text)


def _zip(
    members: list[tuple[str, bytes]], *, mode: int = 0o100644, packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type = packing
            member.external_attr = mode << 16
            archive.writestr(member, content)
    return into.getvalue()


def _patched(archive: bytes, before: bytes, after: bytes) -> bytes:
    return archive.replace(before, after)


def _encrypted(archive: bytes) -> bytes:
    """The flag that says so, in the local and the central header."""
    data = bytearray(archive)
    for mark, flag_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[archive.index(mark) + flag_at] |= 1
    return bytes(data)


def _valid(file: str, content: bytes, *, version: str, card: dict[str, Any], **more: Any) -> Vector:
    container = file.rsplit(".", 1)[-1]
    return (
        file,
        content,
        {"valid": True, "version": version, "container": container, "card": card} | more,
    )


def _invalid(file: str, content: bytes, reason: str, why: str) -> Vector:
    return file, content, {"valid": False, "reason": reason, "why": why}


def _valid_json() -> Iterator[Vector]:
    yield _valid("v1.json", _json(V1), version="v1", card=V1)
    old = {
        "char_name": V1["name"],
        "char_persona": V1["description"],
        "world_scenario": V1["scenario"],
        "char_greeting": V1["first_mes"],
        "example_dialogue": V1["mes_example"],
    }
    as_v1 = {name: V1[name] for name in V1 if name != "personality"}
    yield _valid("v1-old-names.json", _json(old), version="v1", card=as_v1)
    yield _valid("v2.json", _json(_v2(V2_DATA)), version="v2", card=V2_DATA)
    with_book = {**V2_DATA, "character_book": V2_BOOK}
    yield _valid("v2-lorebook.json", _json(_v2(with_book)), version="v2", card=with_book, lore=1)
    beside = {**_v2(V2_DATA), **V1, "avatar": "none", "create_date": "2024-1-1"}
    yield _valid("v2-with-v1-copy.json", _json(beside), version="v2", card=V2_DATA)
    yield _valid("v3.json", _json(_v3(V3_DATA)), version="v3", card=V3_DATA, lore=1)
    yield _valid("v3-bom.json", b"\xef\xbb\xbf" + _json(_v3(V3_DATA)), version="v3", card=V3_DATA)
    unknown = _v3(UNKNOWN_DATA, x_top=[{"a": None}])
    yield _valid("v3-unknown-fields.json", _json(unknown), version="v3", card=UNKNOWN_DATA)
    newer = {**_v3(V3_DATA), "spec_version": "3.5"}
    yield _valid("v3-newer.json", _json(newer), version="v3", card=V3_DATA, warns=True)


def _valid_texts() -> Iterator[Vector]:
    markup = {
        **V3_DATA,
        "description": "<script>alert('x')</script><b onclick=\"y()\">Theo</b> is a man, 52 years "
        "old, with grey hair. &lt;img src=x onerror=z()&gt;",
        "first_mes": "<style>body{display:none}</style>Good day.",
    }
    yield _valid("v3-markup.json", _json(_v3(markup)), version="v3", card=markup)
    odd = {
        **V3_DATA,
        "creator_notes": "a half \ud83d, a nul \u0000, a bell \u0007, a mark \u202e.",
        "tags": ["clocks", "nul\u0000tag", ""],
    }
    content = json.dumps(_v3(odd)).encode()
    yield _valid("v3-odd-characters.json", content, version="v3", card=odd)
    shapes: dict[str, Any] = {
        "name": "Theo Vale",
        "description": None,
        "tags": "clocks, crafts",
        "alternate_greetings": None,
        "extensions": [],
        "character_book": {"entries": [{"keys": "tower", "content": None}, "none"]},
    }
    yield _valid("v3-odd-shapes.json", _json(_v3(shapes)), version="v3", card=shapes, lore=0)
    remote = {
        **V3_DATA,
        "assets": [
            {"type": "icon", "uri": "https://cards.example/a.png", "name": "main", "ext": "png"},
            {"type": "emotion", "uri": "file:///etc/passwd", "name": "happy", "ext": "png"},
            {"type": "x_a", "uri": "embeded://../../etc/passwd", "name": "a", "ext": "unknown"},
            {"type": "x_b", "uri": "data:image/png;base64,AAAA", "name": "b", "ext": "png"},
        ],
    }
    yield _valid("v3-remote-assets.json", _json(_v3(remote)), version="v3", card=remote, warns=True)


def _valid_png() -> Iterator[Vector]:
    v2, v3 = _v2(V2_DATA), _v3(V3_DATA)
    yield _valid("v1-text.png", _png(_text("chara", _b64(V1))), version="v1", card=V1)
    yield _valid("v2-text.png", _png(_text("chara", _b64(v2))), version="v2", card=V2_DATA)
    yield _valid("v2-ztxt.png", _png(_packed("chara", _b64(v2))), version="v2", card=V2_DATA)
    yield _valid("v3-text.png", _png(_text("ccv3", _b64(v3))), version="v3", card=V3_DATA)
    plain = _international("ccv3", json.dumps(v3, ensure_ascii=False).encode(), is_packed=False)
    yield _valid("v3-itxt.png", _png(plain), version="v3", card=V3_DATA)
    packed = _international("ccv3", _b64(v3), is_packed=True)
    yield _valid("v3-itxt-packed.png", _png(packed), version="v3", card=V3_DATA)
    both = _png(_text("chara", _b64(v2)), _text("ccv3", _b64(v3)))
    yield _valid("v3-and-v2.png", both, version="v3", card=V3_DATA, warns=True)
    late = _png(after=_text("ccv3", _b64(v3)))
    yield _valid("v3-after-pixels.png", late, version="v3", card=V3_DATA)
    twice = _png(_text("ccv3", _b64(v3)), _text("ccv3", _b64(v3)))
    yield _valid("v3-same-card-twice.png", twice, version="v3", card=V3_DATA)
    trailing = _png(_text("ccv3", _b64(v3))) + b"after the end"
    yield _valid("v3-trailing-bytes.png", trailing, version="v3", card=V3_DATA, warns=True)
    carried = {
        **V3_DATA,
        "assets": [{"type": "emotion", "uri": "__asset:0", "name": "happy", "ext": "png"}],
    }
    asset = _text("chara-ext-asset_:0", base64.b64encode(_png()))
    yield _valid(
        "v3-carried-asset.png",
        _png(_text("ccv3", _b64(_v3(carried))), asset),
        version="v3",
        card=carried,
        assets=["0"],
    )


def _valid_charx() -> Iterator[Vector]:
    data = {
        **V3_DATA,
        "assets": [
            {
                "type": "icon",
                "uri": "embeded://assets/icon/images/main.png",
                "name": "main",
                "ext": "png",
            },
            {
                "type": "emotion",
                "uri": "embeded://assets/emotion/images/happy.png",
                "name": "happy",
                "ext": "png",
            },
        ],
    }
    paths = ["assets/emotion/images/happy.png", "assets/icon/images/main.png", "x_meta/note.json"]
    members = [("card.json", _json(_v3(data))), (paths[0], _png()), (paths[1], _png())]
    members.append((paths[2], b'{"note": "kept"}'))
    yield _valid("v3.charx", _zip(members), version="v3", card=data, assets=paths)
    plain = _zip([("card.json", _json(_v3(V3_DATA))), ("assets/", b"")])
    yield _valid("v3-no-assets.charx", plain, version="v3", card=V3_DATA, assets=[])


def _invalid_json() -> Iterator[Vector]:
    yield _invalid("bad-json.json", b'{"spec": "chara_card_v3", ', "bad-json", "cut off")
    nan = b'{"name": "A", "description": "", "x": NaN}'
    yield _invalid("bad-nan.json", nan, "bad-json", "NaN is not JSON")
    huge = b'{"name": "A", "description": "", "x": 1e999}'
    yield _invalid("bad-infinite.json", huge, "bad-json", "no JSON reader can hold 1e999")
    wide = '{"name": "A", "description": ""}'.encode("utf-16")
    yield _invalid("bad-utf16.json", wide, "bad-encoding", "JSON is UTF-8")
    latin = '{"name": "Æ", "description": "é"}'.encode("latin-1")
    yield _invalid("bad-latin1.json", latin, "bad-encoding", "JSON is UTF-8")
    deep = b'{"name": "A", "description": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    yield _invalid("bad-deep.json", deep, "too-deep", "5,000 levels")
    many = b'{"name": "A", "description": "", "x": [' + b"0," * 210_000 + b"0]}"
    yield _invalid("bad-many-values.json", many, "too-many", "210,001 values")
    yield _invalid("bad-array.json", b"[1, 2, 3]", "not-a-card", "no object")
    yield _invalid("bad-empty.json", b"", "not-a-card", "nothing in it")
    other = _json({"hello": "world"})
    yield _invalid("bad-other-json.json", other, "not-a-card", "not a card")
    lorebook = _json({"spec": "lorebook_v3", "data": V2_BOOK})
    yield _invalid("bad-lorebook.json", lorebook, "not-a-card", "a lorebook alone")
    spec = _json({"spec": "chara_sheet", "spec_version": "9", "data": V2_DATA})
    yield _invalid("bad-spec.json", spec, "not-a-card", "unknown spec")
    nobody = _json(_v3({**V3_DATA, "name": "  "}))
    yield _invalid("bad-no-name.json", nobody, "no-name", "empty name")
    number = _json(_v3({**V3_DATA, "name": 7}))
    yield _invalid("bad-name-number.json", number, "no-name", "the name is a number")
    entries = {**V2_BOOK, "entries": [{"keys": [], "content": ""}] * 6000}
    crowd = json.dumps(_v3({**V3_DATA, "character_book": entries}), separators=(",", ":")).encode()
    yield _invalid("bad-many-entries.json", crowd, "too-many", "6,000 lorebook entries")


def _invalid_png() -> Iterator[Vector]:
    v3 = _b64(_v3(V3_DATA))
    whole = _png(_text("ccv3", v3))
    yield _invalid("bad-no-card.png", _png(_text("Software", b"x")), "no-card", "a plain picture")
    damaged = _png(_text("ccv3", v3, is_damaged=True))
    yield _invalid("bad-crc.png", damaged, "bad-crc", "the checksum of the chunk is wrong")
    yield _invalid("bad-cut-off.png", whole[: len(whole) // 2], "cut-off", "half the file")
    no_end = whole[: -len(_chunk(b"IEND", b""))]
    yield _invalid("bad-no-end.png", no_end, "cut-off", "no IEND")
    length = _SIGNATURE + struct.pack(">I", 0xFFFFFFF0) + b"tEXtccv3\x00" + b"A" * 40
    yield _invalid("bad-length.png", length, "cut-off", "a chunk longer than the file")
    letters = _png(_text("ccv3", b"this is not base64 !!!"))
    yield _invalid("bad-base64.png", letters, "bad-base64", "letters that base64 does not have")
    inside = _png(_text("ccv3", base64.b64encode(b"{not json")))
    yield _invalid("bad-json-inside.png", inside, "bad-json", "base64 of something else")
    latin = _png(_text("ccv3", base64.b64encode('{"name": "Æ"}'.encode("latin-1"))))
    yield _invalid("bad-encoding-inside.png", latin, "bad-encoding", "base64 of Latin-1")
    other = _b64(_v3({**V3_DATA, "name": "Somebody Else"}))
    two = _png(_text("ccv3", v3), _text("ccv3", other))
    yield _invalid("bad-two-cards.png", two, "two-cards", "two different cards under ccv3")
    bomb = _png(_packed("chara", b"A" * 64_000_000))
    yield _invalid("bad-ztxt-bomb.png", bomb, "too-large", "62 KB that unpack to 64 MB")
    broken = _png(_chunk(b"zTXt", b"chara\x00\x00not zlib at all"))
    yield _invalid("bad-ztxt.png", broken, "bad-compression", "not zlib")
    short = _png(_chunk(b"zTXt", b"chara\x00\x00" + zlib.compress(v3)[:-20]))
    yield _invalid("bad-ztxt-cut-off.png", short, "bad-compression", "zlib that ends too early")
    path = _text("chara-ext-asset_:../../a.png", base64.b64encode(b"x"))
    outside = _png(_text("ccv3", v3), path)
    yield _invalid("bad-asset-path.png", outside, "unsafe-path", "an asset named ../../a.png")


def _invalid_charx() -> Iterator[Vector]:
    card = ("card.json", _json(_v3(V3_DATA)))
    plain = _zip([card, ("assets/a.png", b"one two three")])
    yield _invalid("bad-no-card.charx", _zip([("a.txt", b"x")]), "no-card", "no card.json")
    nested = _zip([("deep/card.json", card[1])])
    yield _invalid("bad-nested-card.charx", nested, "no-card", "card.json is not at the root")
    yield _invalid("bad-empty.charx", _zip([]), "no-card", "an empty archive")
    for name, path in (
        ("traversal", "../../outside.png"),
        ("traversal-inside", "assets/../../outside.png"),
        ("absolute", "/etc/cron.d/x"),
        ("drive", "C:/x.png"),
    ):
        unsafe = _zip([card, (path, b"x")])
        yield _invalid(f"bad-{name}.charx", unsafe, "unsafe-path", f"a file named {path}")
    back = _patched(_zip([card, ("assets/a.png", b"x")]), b"assets/a.png", b"assets\\..\\ap")
    yield _invalid("bad-backslash.charx", back, "unsafe-path", "backslashes in a name")
    link = _zip([card, ("assets/a.png", b"/etc/passwd")], mode=0o120777)
    yield _invalid("bad-link.charx", link, "unsafe-path", "a symbolic link")
    bomb = _zip([("card.json", b" " * 64_000_000)])
    yield _invalid("bad-card-bomb.charx", bomb, "too-large", "a card.json of 64 MB")
    zeros = _zip([card, *((f"assets/{n}.bin", b"\x00" * 30_000_000) for n in range(5))])
    yield _invalid("bad-asset-bomb.charx", zeros, "too-large", "150 MB in 150 KB")
    crowd = _zip([card, *((f"assets/{n}", b"") for n in range(2100))])
    yield _invalid("bad-many-files.charx", crowd, "too-many", "2,101 files")
    locked = _encrypted(_zip([card]))
    yield _invalid("bad-encrypted.charx", locked, "encrypted", "says it is encrypted")
    stored = _zip([card, ("assets/a.png", b"one two three")], packing=zipfile.ZIP_STORED)
    changed = _patched(stored, b"one two three", b"one TWO three")
    yield _invalid("bad-crc.charx", changed, "bad-crc", "an asset that was changed")
    yield _invalid("bad-cut-off.charx", plain[: len(plain) // 2], "cut-off", "half the file")
    hole = plain[:60] + plain[80:]
    yield _invalid("bad-hole.charx", hole, "cut-off", "20 bytes gone from the middle")
    odd = _zip([card], packing=zipfile.ZIP_BZIP2)
    yield _invalid("bad-packing.charx", odd, "bad-compression", "packed with bzip2")
    again = _zip([card, ("assets/a.png", b"x"), ("assets/b.png", b"y")])
    twice = _patched(again, b"assets/b.png", b"assets/a.png")
    yield _invalid("bad-same-name.charx", twice, "two-assets", "two files of one name")


def vectors() -> Iterator[Vector]:
    """Every vector: its file name, its bytes and what has to come of it."""
    yield from _valid_json()
    yield from _valid_texts()
    yield from _valid_png()
    yield from _valid_charx()
    yield from _invalid_json()
    yield from _invalid_png()
    yield from _invalid_charx()


def main() -> None:
    """Write the files and `expected.json`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    expected = {}
    for file, content, meant in vectors():
        (FOLDER / file).write_bytes(content)
        expected[file] = meant
    text = json.dumps(expected, indent=1) + "\n"
    (FOLDER / "expected.json").write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
