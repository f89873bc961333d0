"""Vendor the caption fonts beside Inter as small files.

`npm pack` the packages of @expo-google-fonts: noto-sans-jp@0.4.3 noto-sans-arabic@0.4.3
noto-sans-hebrew@0.4.1 noto-sans-thai@0.4.2 noto-sans-devanagari@0.4.1 noto-sans-kr@0.4.3
noto-emoji@0.4.7 noto-serif@0.4.2 noto-sans-mono@0.4.2 comic-neue@0.4.1, `pip
install fonttools brotli`, then `python -m tools.vendor_caption_fonts
FILE.tgz...`. The same versions give the same bytes.
"""

import argparse
import hashlib
import importlib
import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

FONTS = Path(__file__).resolve().parents[1] / "src/limelight/renders/fonts"
_ROWS_WITHOUT_SIGNS = range(9, 16)
_JAPANESE_EXTRA = "々〆ヶ・ー〜～…—“”‘’￥¥€£₩×÷°℃→←↑↓①②③④⑤⑥⑦⑧⑨⑩"
_ARABIC_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF))
# No letters of Latin: they come from the font of Latin texts.
_ARABIC_EXTRA = " .:!-/\"'()%«»…–\u00a0\u200c\u200d\u200e\u200f\ufeff\ufdfd" + "".join(
    chr(code) for code in range(0xFE70, 0xFF00)
)
# Marks that stand beside letters of any script.
_MARKS = " .,:;!?-–—/\"'()%…“”‘’«»0123456789\u00a0\u200c\u200d\u200e\u200f"


class Source(NamedTuple):
    """A font in a package, which signs are kept of it (a function that names them, all where it is
    None) with which features, and where it goes.
    """

    member: str
    sha256: str
    target: str
    signs: Callable[[], str] | None
    features: tuple[str, ...]


def japanese() -> str:
    """ASCII, every sign of JIS X 0208, and a few that people type besides."""
    found = {chr(code) for code in range(0x20, 0x7F)} | set(_JAPANESE_EXTRA)
    for row in (row for row in range(1, 85) if row not in _ROWS_WITHOUT_SIGNS):
        for cell in range(1, 95):
            code = bytes([row + 0xA0, cell + 0xA0])
            found.add(code.decode("euc_jp", errors="ignore") or " ")
    return "".join(sorted(found))


def arabic() -> str:
    """The letters, marks and digits of all languages in Arabic script, with common marks."""
    blocks = (chr(code) for first, last in _ARABIC_BLOCKS for code in range(first, last + 1))
    return "".join(blocks) + _ARABIC_EXTRA


def hebrew() -> str:
    """Letters, points and ligatures of Hebrew, with common marks."""
    return _block(0x0590, 0x05FF) + _block(0xFB1D, 0xFB4F) + "\u20aa\u25cc" + _MARKS


def thai() -> str:
    """Letters, marks and digits of Thai, with common marks."""
    return _block(0x0E00, 0x0E7F) + "\u25cc" + _MARKS


def devanagari() -> str:
    """Letters, marks and digits of the languages in Devanagari, with common marks."""
    blocks = _block(0x0900, 0x097F) + _block(0x1CD0, 0x1CFF) + _block(0xA8E0, 0xA8FF)
    return blocks + "\u20b9\u25cc" + _MARKS


def korean() -> str:
    """Every syllable of Hangul, the letters by themselves, with common marks."""
    return _block(0xAC00, 0xD7A3) + _block(0x3131, 0x318E) + _MARKS + "、。「」『』《》〈〉·₩"


def latin() -> str:
    """Letters of Latin, Greek and Cyrillic with their marks, and what stands beside them."""
    signs = _block(0x20, 0x7E) + _block(0xA0, 0x24F) + _block(0x300, 0x36F) + _block(0x370, 0x3FF)
    signs += _block(0x400, 0x4FF) + _block(0x1E00, 0x1EFF) + _block(0x2010, 0x2044)
    return signs + "€₤₩₪₫₹₽№™←↑→↓−×÷♪♫"


def _block(first: int, last: int) -> str:
    return "".join(chr(code) for code in range(first, last + 1))


_SHAPING = ("ccmp", "init", "medi", "fina", "isol", "rlig", "liga", "calt", "locl", "rtlm")
_PLACING = ("kern", "mark", "mkmk")
_ALL = ("*",)
_KEPT = {
    "NotoSansArabic": _SHAPING + _PLACING,
    "NotoSerif": ("ccmp", "locl", *_PLACING),
    "NotoSansMono": ("ccmp", "locl", *_PLACING),
}


def _weights(
    package: str, name: str, signs: Callable[[], str], sums: tuple[str, str]
) -> list[Source]:
    """ExtraBold and SemiBold of a font with everything that shapes it."""
    return [
        Source(
            f"package/{weight}/{name}_{weight}.ttf",
            sha256,
            f"{package}/{name}-{weight[3:]}.woff2",
            signs,
            _KEPT.get(name, _ALL),
        )
        for weight, sha256 in zip(("800ExtraBold", "600SemiBold"), sums, strict=True)
    ]


SOURCES = (
    Source(
        "package/800ExtraBold/NotoSansJP_800ExtraBold.ttf",
        "768a00140878f65faacfa66f8eedb6f3e0854850b6bc9c02b0376b6b1849cf87",
        "noto-sans-jp/NotoSansJP-ExtraBold.woff2",
        japanese,
        ("kern", "palt"),
    ),
    Source(
        "package/800ExtraBold/NotoSansKR_800ExtraBold.ttf",
        "a56e1741f95b4a0be14ee9f172dbec9688b11f884e638bb46758714643cbbe22",
        "noto-sans-kr/NotoSansKR-ExtraBold.woff2",
        korean,
        ("kern",),
    ),
    Source(
        "package/700Bold/NotoEmoji_700Bold.ttf",
        "4a3232c18f9c6312d34eb5b3ddc670c2060ff15f42d584c8aca331b6205c6ad9",
        "noto-emoji/NotoEmoji-Bold.woff2",
        None,
        _ALL,
    ),
    *_weights(
        "noto-serif",
        "NotoSerif",
        latin,
        (
            "4019d01a5c6730cefcc77f344049f5f386feb45c0c2f41797459459f2b2f1a79",
            "864f360f375f495c1284ba85daacacb50a107df9a0908d375a660a1bef54d03d",
        ),
    ),
    *_weights(
        "noto-sans-mono",
        "NotoSansMono",
        latin,
        (
            "3335e6983ba9b9ea09fe9c3c89cd2600e81ace7a990ee4252e469d5ce8232077",
            "ec768167911dc99680a3b8e9792f5a43122a7b1d422c5b581534f2bc5695908f",
        ),
    ),
    Source(
        "package/700Bold/ComicNeue_700Bold.ttf",
        "c802d1294419c5584ab09cd1b9a674d16e94aa5ddc8b29705ccbf36ccede714e",
        "comic-neue/ComicNeue-Bold.woff2",
        latin,
        ("ccmp", "kern", "mark", "mkmk", "locl"),
    ),
    *_weights(
        "noto-sans-arabic",
        "NotoSansArabic",
        arabic,
        (
            "bddb3de5b60ef30144d6b28db7284655bb8417eb6f0074d9c34b35df2188f5ba",
            "35e3c8bd9e17754ca30497fcd4a82921ee672c0e36a5e2b9aad7ed4b8d92e427",
        ),
    ),
    *_weights(
        "noto-sans-hebrew",
        "NotoSansHebrew",
        hebrew,
        (
            "44fab34b4f56aee4132da1692ed495f91dd2ee60af33a27b695108a1c5d96cd1",
            "9abe8cafd04882a1733438a853b6933268f56680dc45eee1497ebb95b5f38216",
        ),
    ),
    *_weights(
        "noto-sans-thai",
        "NotoSansThai",
        thai,
        (
            "aff335509e962be5a640d16ed149be1b03b98d3223bf84b52a1f7e1a018760e3",
            "2e0c06600ac07f9e22c9d360d3e3b37651af9aff9d2dd4b418ba9fd6856c51ea",
        ),
    ),
    *_weights(
        "noto-sans-devanagari",
        "NotoSansDevanagari",
        devanagari,
        (
            "03154179b901fe6824371311d600b181a88d618c98f42918cda3a373c0b989cd",
            "5f8764f341ed1badfd382540277386c97b2a711399cb273c4854c3097588287b",
        ),
    ),
)


def subset(font: bytes, source: Source) -> bytes:
    """The font with only what is kept of it, as WOFF2 without hinting."""
    tool: Any = importlib.import_module("fontTools.subset")
    options = tool.Options()
    options.flavor, options.hinting = "woff2", False
    options.layout_features = list(source.features)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    loaded = tool.load_font(io.BytesIO(font), options)
    cutter = tool.Subsetter(options)
    if source.signs is None:
        cutter.populate(unicodes=list(loaded.getBestCmap()))
    else:
        cutter.populate(text=source.signs())
    cutter.subset(loaded)
    out = io.BytesIO()
    tool.save_font(loaded, out, options)
    return out.getvalue()


def main() -> None:
    """Write the fonts of the packages given, and their licences; raises ValueError for another
    package.
    """
    parser = argparse.ArgumentParser(description="Vendor the caption fonts.")
    parser.add_argument("packages", type=Path, nargs="+", help="as npm pack gives them")
    for package in parser.parse_args().packages:
        with tarfile.open(package) as archive:
            members = set(archive.getnames())
            wanted = [source for source in SOURCES if source.member in members]
            if not wanted:
                raise ValueError(f"{package} has none of the fonts")
            for source in wanted:
                member = archive.extractfile(source.member)
                content = member.read() if member else b""
                if hashlib.sha256(content).hexdigest() != source.sha256:
                    raise ValueError(f"{source.member} is not that of the version above")
                out = FONTS / source.target
                out.parent.mkdir(exist_ok=True)
                out.write_bytes(subset(content, source))
                licence = archive.extractfile("package/LICENSE_FONT")
                if licence is not None:
                    out.with_name("LICENSE.txt").write_bytes(licence.read())


if __name__ == "__main__":
    main()
