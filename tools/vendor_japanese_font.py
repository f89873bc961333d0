"""Vendor Noto Sans JP ExtraBold for captions: the signs of JIS X 0208 as one small file.

`npm pack @expo-google-fonts/noto-sans-jp@0.4.3`, `pip install fonttools brotli`, then
`python -m tools.vendor_japanese_font FILE.tgz`. The same versions give the same bytes.
"""

import argparse
import hashlib
import importlib
import io
import tarfile
from pathlib import Path
from typing import Any

MEMBER = "package/800ExtraBold/NotoSansJP_800ExtraBold.ttf"
MEMBER_SHA256 = "768a00140878f65faacfa66f8eedb6f3e0854850b6bc9c02b0376b6b1849cf87"
TARGET = (
    Path(__file__).resolve().parents[1]
    / "src/limelight/renders/fonts/noto-sans-jp/NotoSansJP-ExtraBold.woff2"
)
_ROWS_WITHOUT_SIGNS = range(9, 16)
_EXTRA = "々〆ヶ・ー〜～…—“”‘’￥¥€£₩×÷°℃→←↑↓①②③④⑤⑥⑦⑧⑨⑩"


def characters() -> str:
    """ASCII, every sign of JIS X 0208, and a few that people type besides."""
    found = {chr(code) for code in range(0x20, 0x7F)} | set(_EXTRA)
    for row in (row for row in range(1, 85) if row not in _ROWS_WITHOUT_SIGNS):
        for cell in range(1, 95):
            code = bytes([row + 0xA0, cell + 0xA0])
            found.add(code.decode("euc_jp", errors="ignore") or " ")
    return "".join(sorted(found))


def subset(font: bytes) -> bytes:
    """The font with only those characters, as WOFF2 without hinting."""
    tool: Any = importlib.import_module("fontTools.subset")
    options = tool.Options()
    options.flavor, options.hinting = "woff2", False
    options.layout_features = ["kern", "palt"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    loaded = tool.load_font(io.BytesIO(font), options)
    cutter = tool.Subsetter(options)
    cutter.populate(text=characters())
    cutter.subset(loaded)
    out = io.BytesIO()
    tool.save_font(loaded, out, options)
    return out.getvalue()


def main() -> None:
    """Write the font; raises ValueError for another package."""
    parser = argparse.ArgumentParser(description="Vendor the Japanese caption font.")
    parser.add_argument("package", type=Path, help="the package, as npm pack gives it")
    with tarfile.open(parser.parse_args().package) as archive:
        member = archive.extractfile(MEMBER)
        content = member.read() if member else b""
    if hashlib.sha256(content).hexdigest() != MEMBER_SHA256:
        raise ValueError("this is not Noto Sans JP as version 0.4.3 of the package has it")
    TARGET.write_bytes(subset(content))


if __name__ == "__main__":
    main()
