"""Vendor the caption fonts for Japanese and Arabic as small files.

`npm pack @expo-google-fonts/noto-sans-jp@0.4.3 @expo-google-fonts/noto-sans-arabic@0.4.3`,
`pip install fonttools brotli`, then `python -m tools.vendor_caption_fonts FILE.tgz...`. The same
versions give the same bytes.
"""

import argparse
import hashlib
import importlib
import io
import tarfile
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


class Source(NamedTuple):
    """A font in a package, what is kept of it, and where it goes."""

    member: str
    sha256: str
    target: str
    features: tuple[str, ...]


_SHAPING = ("ccmp", "init", "medi", "fina", "isol", "rlig", "liga", "calt", "locl", "rtlm")
_PLACING = ("kern", "mark", "mkmk")
SOURCES = (
    Source(
        "package/800ExtraBold/NotoSansJP_800ExtraBold.ttf",
        "768a00140878f65faacfa66f8eedb6f3e0854850b6bc9c02b0376b6b1849cf87",
        "noto-sans-jp/NotoSansJP-ExtraBold.woff2",
        ("kern", "palt"),
    ),
    Source(
        "package/800ExtraBold/NotoSansArabic_800ExtraBold.ttf",
        "bddb3de5b60ef30144d6b28db7284655bb8417eb6f0074d9c34b35df2188f5ba",
        "noto-sans-arabic/NotoSansArabic-ExtraBold.woff2",
        _SHAPING + _PLACING,
    ),
    Source(
        "package/600SemiBold/NotoSansArabic_600SemiBold.ttf",
        "35e3c8bd9e17754ca30497fcd4a82921ee672c0e36a5e2b9aad7ed4b8d92e427",
        "noto-sans-arabic/NotoSansArabic-SemiBold.woff2",
        _SHAPING + _PLACING,
    ),
)


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


def subset(font: bytes, source: Source) -> bytes:
    """The font with only what is kept of it, as WOFF2 without hinting."""
    tool: Any = importlib.import_module("fontTools.subset")
    options = tool.Options()
    options.flavor, options.hinting = "woff2", False
    options.layout_features = list(source.features)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    loaded = tool.load_font(io.BytesIO(font), options)
    cutter = tool.Subsetter(options)
    cutter.populate(text=japanese() if "jp" in source.target else arabic())
    cutter.subset(loaded)
    out = io.BytesIO()
    tool.save_font(loaded, out, options)
    return out.getvalue()


def main() -> None:
    """Write the fonts of the packages given; raises ValueError for another package."""
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
                    raise ValueError(f"{source.member} is not that of version 0.4.3")
                (FONTS / source.target).write_bytes(subset(content, source))


if __name__ == "__main__":
    main()
