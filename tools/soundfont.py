"""Read a SoundFont with Ogg Vorbis samples (SF3): presets, their zones, the streams."""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

# Generators, SoundFont 2.04 section 8.1.2.
_INSTRUMENT, _KEYS, _VELOCITIES, _SAMPLE, _MODES, _ROOT = 41, 43, 44, 53, 54, 58
_ATTENUATION, _ATTACK, _HOLD, _DECAY, _SUSTAIN, _RELEASE = 48, 34, 35, 36, 37, 38
_COARSE, _FINE = 51, 52
_ADDED = (_ATTENUATION, _COARSE, _FINE)
_AS_IT_IS, _LOOPS = -1, (1, 3)
# A sampler's attenuation is in centibels, of which players apply four tenths.
_ATTENUATION_DB = 0.04
_VELOCITY = 80
# The standard's decay is a slope of 100 dB over its time that stops at the sustain level.
_SILENT_DB, _AT_ONCE_SECONDS, _LONG_HOLD_SECONDS = 60.0, 0.3, 0.5

Generators = dict[int, int]


class Sample(NamedTuple):
    """A stream and how it is tuned and looped (frames from its start)."""

    ogg: bytes
    rate_hz: int
    root: int
    cents: int
    loop: tuple[int, int]


class SoundFont:
    """The tables of a file; read only."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._tables: dict[bytes, bytes] = {}
        for name, at, size in _chunks(content, 12, len(content)):
            if name == b"LIST":
                for inner, start, length in _chunks(content, at + 4, at + size):
                    self._tables[inner] = content[start : start + length]
        self._presets = self._records(b"phdr", "<20sHHHIII")
        self._instruments = self._records(b"inst", "<20sH")
        self._samples = self._records(b"shdr", "<20sIIIIIBbHH")

    def _records(self, name: bytes, form: str) -> list[tuple[Any, ...]]:
        table = self._tables[name]
        return list(
            struct.iter_unpack(
                form, table[: len(table) // struct.calcsize(form) * struct.calcsize(form)]
            )
        )

    def preset(self, bank: int, program: int) -> tuple[str, list[dict[str, Any]]]:
        """The preset's name and its zones as they sound when played fairly strongly."""
        index = next(
            n for n, row in enumerate(self._presets) if (row[2], row[1]) == (bank, program)
        )
        row, following = self._presets[index], self._presets[index + 1]
        zones = [
            zone
            for outer in self._zones(b"pbag", b"pgen", row[3], following[3], _INSTRUMENT)
            for zone in self._instrument(outer)
        ]
        return _name(row[0]), zones

    def _instrument(self, outer: Generators) -> Iterator[dict[str, Any]]:
        index = outer[_INSTRUMENT]
        first, last = self._instruments[index][1], self._instruments[index + 1][1]
        for inner in self._zones(b"ibag", b"igen", first, last, _SAMPLE):
            low, high = (
                pick(a, b)
                for pick, a, b in zip(
                    (max, min), _range(outer, _KEYS), _range(inner, _KEYS), strict=True
                )
            )
            if low > high or not (_heard(outer) and _heard(inner)):
                continue
            merged = inner | {
                place: _signed(inner.get(place, 0)) + _signed(outer.get(place, 0))
                for place in _ADDED
            }
            for place in (_ATTACK, _HOLD, _DECAY, _SUSTAIN, _RELEASE):
                default = 0 if place == _SUSTAIN else -12_000
                own = _signed(inner[place]) if place in inner else default
                merged[place] = own + _signed(outer.get(place, 0))
            yield self._facts(merged, low, high)

    def _facts(self, found: Generators, low: int, high: int) -> dict[str, Any]:
        header = self._samples[found[_SAMPLE]]
        root = _signed(found.get(_ROOT, _AS_IT_IS))
        decay, sustain_db = 2 ** (found[_DECAY] / 1200), found[_SUSTAIN] / 10
        is_held = 2 ** (found[_HOLD] / 1200) > _LONG_HOLD_SECONDS
        rings_out = sustain_db >= _SILENT_DB and not is_held
        is_step = sustain_db < _SILENT_DB and decay < _AT_ONCE_SECONDS
        at_once_db = sustain_db if is_step else 0.0
        return {
            "name": _name(header[0]),
            "sample": found[_SAMPLE],
            "rate_hz": header[5],
            "low": low,
            "high": high,
            "root": header[6] if root == _AS_IT_IS else root,
            "cents": found[_FINE] + 100 * found[_COARSE] + header[7],
            "loop": [header[3], header[4]] if found.get(_MODES, 0) in _LOOPS else None,
            "attack_seconds": round(2 ** (found[_ATTACK] / 1200), 4),
            "release_seconds": round(2 ** (found[_RELEASE] / 1200), 4),
            "decay_db_per_second": round(100 / decay, 3) if rings_out else 0.0,
            "gain_db": -round(found[_ATTENUATION] * _ATTENUATION_DB + at_once_db, 3) or 0.0,
        }

    def ogg(self, sample: int) -> bytes:
        """The Ogg Vorbis stream of a sample."""
        header = self._samples[sample]
        stream = self._tables[b"smpl"][header[1] : header[2]]
        if not stream.startswith(b"OggS"):
            raise ValueError(f"{_name(header[0])} is not Ogg Vorbis.")
        return stream

    def _zones(
        self, bags: bytes, gens: bytes, first: int, last: int, wanted: int
    ) -> Iterator[Generators]:
        """Zones that name what is wanted, with the global zone's values beneath their own."""
        places = [row[0] for row in self._records(bags, "<HH")]
        generators = self._records(gens, "<HH")
        beneath: Generators = {}
        for number in range(first, last):
            zone = dict(generators[places[number] : places[number + 1]])
            if wanted in zone:
                yield beneath | zone
            elif number == first:
                beneath = zone


def _chunks(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        name, size = struct.unpack_from("<4sI", content, at)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _range(zone: Generators, place: int) -> tuple[int, int]:
    both = zone.get(place, 127 << 8)
    return both & 0xFF, both >> 8


def _heard(zone: Generators) -> bool:
    low, high = _range(zone, _VELOCITIES)
    return low <= _VELOCITY <= high


def _signed(value: int) -> int:
    return value - 0x1_0000 if value >= 0x8000 else value


def _name(raw: bytes) -> str:
    return raw.split(b"\x00")[0].decode("latin-1").strip()
