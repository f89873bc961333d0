"""Cards in the text chunks of a PNG: `tEXt`, `zTXt` and `iTXt`, base64 or plain JSON."""

import base64
import binascii
import zlib
from collections.abc import Iterator, Mapping

from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.files import strict_json
from limelight.characters.passport.files.paths import is_safe
from limelight.characters.passport.schemas import CardFile
from limelight.kit import png

V3, V2, ASSET = "ccv3", "chara", "chara-ext-asset_:"
# How the chunks begin that carry a card; a label keeps them.
MARKS = (b"ccv3\x00", b"chara\x00", ASSET.encode())
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_LONGEST_KEYWORD = 79 + limits.LONGEST_PATH


def is_png(data: bytes) -> bool:
    """Whether `data` begins like a PNG."""
    return data.startswith(png.SIGNATURE)


def read(data: bytes) -> CardFile:
    """The card in a PNG, the picture without its texts, and the assets it carries.

    `ccv3` goes before `chara`. Raises BadCard.
    """
    try:
        chunks = list(png.chunks(data))
    except png.NotWhole as trouble:
        raise BadCard(trouble.detail, reason=trouble.facts["reason"]) from trouble
    cards, assets = _sorted_out(chunks)
    chosen = V3 if cards[V3] else V2
    if not cards[chosen]:
        raise BadCard(
            "This PNG carries no character card (no chunk `ccv3` or `chara`).", reason="no-card"
        )
    notes = []
    if cards[V3] and cards[V2]:
        notes.append("The V2 copy for older tools was not read; the V3 card goes before it.")
    if len(data) > _length(chunks):
        notes.append("Bytes after the end of the PNG were not read.")
    return CardFile(
        container="png",
        card=strict_json.read_object(_only(cards[chosen], chosen)),
        picture=_without_texts(chunks),
        assets=assets,
        notes=tuple(notes),
    )


def write(picture: bytes, cards: Mapping[str, bytes], assets: Mapping[str, bytes]) -> bytes:
    """`picture` (a PNG) with the cards by keyword and the assets by path put in before its pixels;
    its other texts and any signature, which would no longer hold, are left out.
    """
    carried = [_text(keyword, content) for keyword, content in cards.items()]
    carried += [_text(ASSET + path, content) for path, content in sorted(assets.items())]
    parts = [png.SIGNATURE]
    for chunk in _drawing(png.chunks(picture)):
        parts.append(png.written(chunk))
        if chunk.name == b"IHDR":
            parts += [png.written(text) for text in carried]
    return b"".join(parts)


def _text(keyword: str, content: bytes) -> png.Chunk:
    return png.Chunk(b"tEXt", keyword.encode("latin-1") + b"\x00" + base64.b64encode(content))


def _drawing(chunks: Iterator[png.Chunk] | list[png.Chunk]) -> Iterator[png.Chunk]:
    return (chunk for chunk in chunks if chunk.name not in (*_TEXTS, b"eXIf", b"tIME", b"caBX"))


def _without_texts(chunks: list[png.Chunk]) -> bytes:
    return png.SIGNATURE + b"".join(png.written(chunk) for chunk in _drawing(chunks))


def _length(chunks: list[png.Chunk]) -> int:
    return len(png.SIGNATURE) + sum(map(png.length_of, chunks))


def _sorted_out(chunks: list[png.Chunk]) -> tuple[dict[str, list[bytes]], dict[str, bytes]]:
    cards: dict[str, list[bytes]] = {V3: [], V2: []}
    assets: dict[str, bytes] = {}
    for chunk in chunks:
        keyword = _keyword(chunk)
        if keyword in cards:
            cards[keyword].append(_card_bytes(_content(chunk), keyword))
        elif keyword.startswith(ASSET):
            path = keyword.removeprefix(ASSET)
            _check_path(assets, path)
            assets[path] = _unpacked(_content(chunk), keyword)
    return cards, assets


def _keyword(chunk: png.Chunk) -> str:
    if chunk.name not in _TEXTS:
        return ""
    keyword, end, _ = chunk.content[: _LONGEST_KEYWORD + 1].partition(b"\x00")
    return keyword.decode("latin-1") if end else ""


def _content(chunk: png.Chunk) -> bytes:
    """The text of a chunk, unpacked within bounds."""
    rest = chunk.content.partition(b"\x00")[2]
    if chunk.name == b"tEXt":
        return rest
    if chunk.name == b"zTXt":
        return _inflated(rest[1:])
    is_packed, rest = rest[:1] == b"\x01", rest[2:]
    text = rest.partition(b"\x00")[2].partition(b"\x00")[2]
    return _inflated(text) if is_packed else text


def _inflated(packed: bytes) -> bytes:
    most = limits.MOST_CARD_BYTES * 4 // 3 + 4
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, most + 1)
    except zlib.error as trouble:
        raise BadCard(
            "The card in this PNG is packed in a way that cannot be unpacked.",
            reason="bad-compression",
        ) from trouble
    if len(text) > most:
        raise BadCard(
            f"The card unpacks to more than {limits.MOST_CARD_BYTES // limits.MEGABYTE} MB.",
            reason="too-large",
        )
    if not unpacking.eof:
        raise BadCard("The packed card in this PNG is cut off.", reason="bad-compression")
    return text


def _card_bytes(text: bytes, keyword: str) -> bytes:
    plain = text.strip()
    return plain if plain.startswith((b"{", b"\xef\xbb\xbf{")) else _unpacked(plain, keyword)


def _unpacked(text: bytes, keyword: str) -> bytes:
    letters = b"".join(text.split())
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4), validate=True)
    except (binascii.Error, ValueError) as trouble:
        raise BadCard(
            f"What stands under `{keyword}` in this PNG is not base64.", reason="bad-base64"
        ) from trouble


def _only(cards: list[bytes], keyword: str) -> bytes:
    if len(set(cards)) > 1:
        raise BadCard(
            f"This PNG carries {len(cards)} different cards under `{keyword}`, and nothing says "
            "which one is meant. Save it again with the tool it came from.",
            reason="two-cards",
        )
    return cards[0]


def _check_path(assets: dict[str, bytes], path: str) -> None:
    if not is_safe(path):
        raise BadCard(
            f"This PNG names {path[:80]!r}, a path that could lie outside it.", reason="unsafe-path"
        )
    if path in assets:
        raise BadCard(f"The asset {path[:80]!r} stands twice in this PNG.", reason="two-assets")
    if len(assets) >= limits.MOST_ASSETS:
        raise BadCard(
            f"This PNG carries more than {limits.MOST_ASSETS:,} assets.", reason="too-many"
        )
