"""From the sounds of a timeline to one file: speech in front, music under it, as loud as platforms
want it.

In flat memory, whatever the length: sounds go by in blocks, and what is needed again waits on tapes
beside the result.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Value
from limelight.kit.files import ensure_folder
from limelight.renders.sound.dynamics import (
    STEP,
    Curve,
    Limiter,
    StepPowers,
    drawn,
    duck_curve,
    speaking,
)
from limelight.renders.sound.loudness import (
    HOP,
    PEAK_BLOCK,
    SILENCE_LUFS,
    Loudness,
    TruePeaks,
    gated_lufs,
)
from limelight.renders.sound.targets import Target, target_of
from limelight.renders.sound.tracks.beside import record_effects, record_films
from limelight.renders.sound.tracks.music import record_music
from limelight.renders.sound.tracks.tape import Tape
from limelight.renders.sound.tracks.voice import record_speech
from limelight.renders.sound.waves import (
    BLOCK,
    RATE_HZ,
    WRITTEN_AT_ONCE,
    Signal,
    write_wave_blocks,
)
from limelight.stories.timeline import Timeline

# What a lossy encoder may add to a true peak.
_CODER_DB = 1.0
_TOLERANCE_LU, _ROUNDS, _DRIVE_ROUNDS = 0.05, 3, 12
_MOST_LIMITING_DB = 15.0

# Each with its first frame.
Blocks = Iterator[tuple[int, Signal]]


class Mixed(Value):
    """The finished sound and what was measured on it.

    `speech_to_music_db` is how much louder (K-weighted) the voice is than the music while it
    speaks; None without both. `stems` are the parts that were asked for.
    """

    path: Path
    seconds: float
    lufs: float
    true_peak_dbtp: float
    speech_to_music_db: float | None = None
    stems: tuple[Path, ...] = ()


def mix(timeline: Timeline, out: Path, platform: str = "", stems: Path | None = None) -> Mixed:
    """Mix the timeline's sounds into `out`: stereo 16-bit WAV at 48 kHz, exactly timeline.seconds
    long.

    Integrated loudness and true peak are what `platform` wants (see `targets`; -14 LUFS and -1 dBTP
    where none is named), with 1 dB of room for a lossy encoder; silence stays silent. The same
    timeline gives the same bytes. In the folder `stems`, where there is one, the voice, the
    music, the sound of films and the effects are written as they are in the mix, which is their sum
    but for the dither. Memory does not
    grow with the length; up to 1.1 MB a second wait on the disk that holds `out`. Raises
    SoundMissing or SoundUnreadable, naming the file, DiskFull or NotWritable; `out` appears only
    when it is whole.
    """
    frames, folder = round(timeline.seconds * RATE_HZ), ensure_folder(out.parent)
    with ExitStack() as stack:
        voice, music, films, effects = (
            stack.enter_context(Tape(folder, channels)) for channels in (1, 2, 2, 2)
        )
        record_speech(timeline.speech, voice, frames, folder)
        record_films(timeline.heard("film"), films, frames, folder)
        spoken, is_speaking = _heard(voice, frames)
        is_fore = is_speaking if films.is_silent else is_speaking | _heard(films, frames)[1]
        depth = duck_curve(is_fore) if is_fore.any() else None
        bed = record_music(timeline.music, music, frames, depth, folder)
        record_effects(timeline.heard("effect"), effects, frames, depth, folder)
        tapes = {"voice": voice, "music": music, "films": films, "effects": effects}
        parts = _Parts(tapes, frames)
        gain, lufs = _mastered(parts, target_of(platform))
        peak_dbtp = _write(out, parts, gain, timeline.seed)
        written = () if stems is None else _stems(parts, gain, stems, timeline.seed)
    return Mixed(
        path=out,
        seconds=frames / RATE_HZ,
        lufs=lufs,
        true_peak_dbtp=peak_dbtp,
        speech_to_music_db=_speech_to_music_db(spoken, bed, is_speaking),
        stems=written,
    )


def _heard(voice: Tape, frames: int) -> tuple[Curve, NDArray[np.bool_]]:
    """The energies of the voice, and when it speaks, over the whole mix."""
    loudness, powers = Loudness(), StepPowers()
    for first in range(0, frames, BLOCK):
        block = voice.read(first, min(BLOCK, frames - first))
        loudness.hear(block)
        powers.hear(block)
    return loudness.energies(), speaking(powers.powers())


class _Parts:
    """What is heard, by name, all as long as the mix, in stereo, and the sum."""

    def __init__(self, tapes: Mapping[str, Tape], frames: int) -> None:
        self._tapes = {name: tape for name, tape in tapes.items() if not tape.is_silent}
        self.names, self.frames = tuple(tapes), frames

    def mixed(self, size: int) -> Blocks:
        """The sum, in blocks of `size` frames."""
        for first, count in self._places(size):
            whole = np.zeros((2, count), np.float32)
            for tape in self._tapes.values():
                whole += tape.read(first, count)
            yield first, whole

    def part(self, name: str, size: int) -> Blocks | None:
        """One of them; None where it is silent."""
        tape = self._tapes.get(name)
        if tape is None:
            return None
        return ((at, _stereo(tape.read(at, count))) for at, count in self._places(size))

    def _places(self, size: int) -> Iterator[tuple[int, int]]:
        for first in range(0, self.frames, size):
            yield first, min(size, self.frames - first)


def _stereo(block: Signal) -> Signal:
    return np.repeat(block, 2, axis=0) if block.shape[0] == 1 else block


def _under(gain: Curve, blocks: Blocks) -> Iterator[Signal]:
    for first, block in blocks:
        yield block * drawn(gain, block.shape[1], PEAK_BLOCK, first)


def _write(out: Path, parts: _Parts, gain: Curve, seed: int) -> float:
    """Write the mix; returns its true peak in dBTP."""
    peaks = TruePeaks()

    def listened() -> Iterator[Signal]:
        for block in _under(gain, parts.mixed(WRITTEN_AT_ONCE)):
            peaks.hear(block)
            yield block

    write_wave_blocks(out, listened(), parts.frames, seed=seed)
    return peaks.dbtp()


def _stems(parts: _Parts, gain: Curve, folder: Path, seed: int) -> tuple[Path, ...]:
    """Each part that is heard, under the mix's own gain, as a file of its name."""
    ensure_folder(folder)
    written = []
    for number, name in enumerate(parts.names, start=1):
        blocks, path = parts.part(name, WRITTEN_AT_ONCE), folder / f"{name}.wav"
        if blocks is not None:
            write_wave_blocks(path, _under(gain, blocks), parts.frames, seed=seed + number)
            written.append(path)
    return tuple(written)


def _speech_to_music_db(
    speech: Curve, music: Curve | None, is_speaking: NDArray[np.bool_]
) -> float | None:
    if music is None or not is_speaking.any():
        return None
    hops = HOP // STEP
    padded = np.pad(is_speaking, (0, -len(is_speaking) % hops))
    counted = padded.reshape(-1, hops).mean(axis=1) > 0.9
    # The voice stands in both channels, so it has twice the energy of its one.
    voice, bed = 2 * speech[counted].sum(), music[counted].sum()
    if voice <= 0 or bed <= 0:
        return None
    return float(10 * np.log10(voice / bed))


def _mastered(parts: _Parts, target: Target) -> tuple[Curve, float]:
    """Driven into the limiter until loud enough; what cannot be that loud stays softer. Returns the
    gain of each PEAK_BLOCK and the loudness under it.
    """
    loudness, peaks = Loudness(), TruePeaks()
    for _, block in parts.mixed(BLOCK):
        loudness.hear(block)
        peaks.hear(block)
    energies, lufs = loudness.energies(), loudness.lufs()
    if lufs <= SILENCE_LUFS:
        return np.ones(-(-parts.frames // PEAK_BLOCK)), SILENCE_LUFS
    limiter = Limiter(peaks.blocks(), target.peak_dbtp - _CODER_DB)
    gain = np.ones(0)
    aim_lufs = target.lufs
    for _ in range(_ROUNDS):
        gain = _gain_for(limiter, energies, parts.frames, aim_lufs)
        under = Loudness()
        for block in _under(gain, parts.mixed(BLOCK)):
            under.hear(block)
        lufs = under.lufs()
        if abs(target.lufs - lufs) < _TOLERANCE_LU:
            break
        aim_lufs += target.lufs - lufs
    return gain, lufs


def _gain_for(limiter: Limiter, energies: Curve, frames: int, aim_lufs: float) -> Curve:
    """The limiter's gain at the drive that makes the sound `aim_lufs` loud, estimated from its
    energies.
    """
    most_db = limiter.headroom_db + _MOST_LIMITING_DB
    drive_db = 0.0
    gain = limiter.gain(1.0)
    for _ in range(_DRIVE_ROUNDS):
        missed_lu = aim_lufs - gated_lufs(energies * _squares(gain), frames)
        if abs(missed_lu) < _TOLERANCE_LU / 4 or (missed_lu > 0 and drive_db >= most_db):
            break
        drive_db = min(drive_db + missed_lu, most_db)
        gain = limiter.gain(10 ** (drive_db / 20))
    return gain


def _squares(gain: Curve) -> Curve:
    """The mean square of a gain of each PEAK_BLOCK over each HOP; the last one goes on."""
    per_hop = HOP // PEAK_BLOCK
    whole = gain[: len(gain) // per_hop * per_hop].reshape(-1, per_hop)
    rest = gain[whole.size :]
    ends = [np.pad(rest, (0, per_hop - len(rest)), mode="edge")[None]] if len(rest) else []
    return np.concatenate([np.einsum("hp,hp->h", part, part) for part in (whole, *ends)]) / per_hop
