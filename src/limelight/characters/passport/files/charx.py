"""CHARX: a zip with `card.json` and the assets it names as `embeded://path`."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.files import strict_json
from limelight.characters.passport.files.paths import is_safe
from limelight.characters.passport.schemas import CardFile

CARD = "card.json"
_START = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What the zip reader raises for archives that contradict themselves.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, struct.error),
    *(NotImplementedError, RuntimeError),
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".mp3", ".mp4", ".webm")


def is_zip(data: bytes) -> bool:
    """Whether `data` begins like a zip."""
    return data.startswith((_START, _EMPTY))


def read(data: bytes) -> CardFile:
    """The card in a CHARX and its other files by path. Nothing is written anywhere. Raises BadCard
    for an archive that is damaged, encrypted, too large once unpacked, or that names a path outside
    itself.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _checked(archive.infolist())
            if CARD not in members:
                raise BadCard("This archive holds no card.json at its root.", reason="no-card")
            card = _unpacked(archive, members.pop(CARD), limits.MOST_CARD_BYTES)
            assets = _assets(archive, members)
    except _DAMAGE as trouble:
        raise BadCard(
            "This CHARX is damaged: what it holds does not fit together.", reason=_why(trouble)
        ) from trouble
    return CardFile(container="charx", card=strict_json.read_object(card), assets=assets)


def write(card: bytes, assets: Mapping[str, bytes]) -> bytes:
    """An archive of the card and its assets by path: the same in, the same bytes out."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for path, content in ((CARD, card), *sorted(assets.items())):
            if not is_safe(path):
                raise BadCard(f"{path[:80]!r} is no path inside an archive.", reason="unsafe-path")
            member = zipfile.ZipInfo(path, _LONG_AGO)
            is_packed = path.lower().endswith(_PACKED_ALREADY)
            member.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return into.getvalue()


def _checked(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(members) > limits.MOST_MEMBERS:
        raise BadCard(
            f"This CHARX holds {len(members):,} files; {limits.MOST_MEMBERS:,} is the most.",
            reason="too-many",
        )
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        _check(member)
        if member.is_dir():
            continue
        if member.filename in found:
            raise BadCard(f"{member.filename[:80]!r} stands twice in it.", reason="two-assets")
        found[member.filename] = member
    declared = sum(member.file_size for member in found.values())
    if declared > limits.MOST_UNPACKED_BYTES:
        raise BadCard(
            f"This CHARX unpacks to {declared / limits.MEGABYTE:,.0f} MB; "
            f"{limits.MOST_UNPACKED_BYTES // limits.MEGABYTE} MB is the most.",
            reason="too-large",
        )
    return found


def _check(member: zipfile.ZipInfo) -> None:
    # `orig_filename` is the name before zipfile tidies it.
    for name in (member.orig_filename, member.filename):
        if not is_safe(name.removesuffix("/")):
            raise BadCard(
                f"This CHARX names {name[:80]!r}, a path that could lie outside it.",
                reason="unsafe-path",
            )
    if member.flag_bits & _ENCRYPTED:
        raise BadCard("This CHARX is encrypted; save it without a password.", reason="encrypted")
    if member.compress_type not in _PACKINGS:
        raise BadCard(
            "This CHARX is packed in a way that is not read; use plain zip (deflate).",
            reason="bad-compression",
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise BadCard("This CHARX holds a link instead of a file.", reason="unsafe-path")


def _assets(archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    return {
        path: _unpacked(archive, member, limits.MOST_ASSET_BYTES)
        for path, member in members.items()
    }


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The content of a member; never more than `most` bytes are unpacked, whatever it declares."""
    with archive.open(member) as file:
        content = file.read(most + 1)
        if len(content) <= most:
            content += file.read(1)  # reaches the end, where the checksum is compared
    if len(content) > most:
        raise BadCard(
            f"{member.filename[:80]!r} unpacks to more than {most // limits.MEGABYTE} MB.",
            reason="too-large",
        )
    return content


def _why(trouble: Exception) -> str:
    if isinstance(trouble, zlib.error | NotImplementedError):
        return "bad-compression"
    return "bad-crc" if "CRC" in str(trouble) else "cut-off"
