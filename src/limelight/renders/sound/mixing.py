"""From the sounds of a timeline to one file: speech in front, music under it, as loud as platforms
want it.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Value
from limelight.kit.files import ensure_folder
from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.dynamics import (
    DUCK_DB,
    STEP,
    Curve,
    Limiter,
    compressor_gain,
    drawn,
    duck_curve,
    speaking,
)
from limelight.renders.sound.filters import filtered, high_pass, peaking
from limelight.renders.sound.loudness import (
    HOP,
    PEAK_BLOCK,
    SILENCE_LUFS,
    gated_lufs,
    hop_energies,
    integrated_lufs,
    true_peak_dbtp,
)
from limelight.renders.sound.targets import Target, target_of
from limelight.renders.sound.trimming import sounding
from limelight.renders.sound.waves import RATE_HZ, Signal, write_wave
from limelight.stories.timeline import Sound, Timeline

# What a lossy encoder may add to a true peak.
_CODER_DB = 1.0
SPEECH_LUFS, MUSIC_LUFS = -16.0, -19.0

_MOST_BOOST_DB = 30.0
_EDGE_SECONDS, _MUSIC_IN_SECONDS, _MUSIC_OUT_SECONDS, _LOOP_SECONDS = 0.005, 0.05, 1.0, 1.0
_LEAST_CORRELATION = 0.2
_TOLERANCE_LU, _ROUNDS, _DRIVE_ROUNDS = 0.05, 3, 12
_MOST_LIMITING_DB = 15.0
_VOICE_RUMBLE = high_pass(70.0)
# A gentle hollow where consonants live; it comes and goes with the ducking.
_MUSIC_HOLLOW = peaking(2500.0, -4.0, 0.8)


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
    timeline gives the same bytes. In the folder `stems`, where there is one, the voice and the
    music are written as they are in the mix, which is their sum but for the dither. Raises
    SoundMissing or SoundUnreadable, naming the file, DiskFull or NotWritable; `out` appears only
    when it is whole.
    """
    frames = round(timeline.seconds * RATE_HZ)
    speech = _speech(timeline, frames)
    is_speaking = speaking(speech) if frames else np.zeros(0, np.bool_)
    music = _music(timeline.music, frames)
    if music is not None and is_speaking.any():
        music = _ducked(music, duck_curve(is_speaking))
    ratio_db = _speech_to_music_db(speech, music, is_speaking)
    whole = np.repeat(speech, 2, axis=0) if music is None else music + speech
    gain, mastered, lufs = _mastered(whole, target_of(platform))
    write_wave(out, mastered, seed=timeline.seed)
    parts = {"voice": np.repeat(speech, 2, axis=0), "music": music}
    written = () if stems is None else _written(parts, gain, stems, timeline.seed)
    return Mixed(
        path=out,
        seconds=frames / RATE_HZ,
        lufs=lufs,
        true_peak_dbtp=true_peak_dbtp(mastered),
        speech_to_music_db=ratio_db,
        stems=written,
    )


def _written(
    parts: Mapping[str, Signal | None], gain: Curve, folder: Path, seed: int
) -> tuple[Path, ...]:
    """Each part that is heard, under the mix's own gain, as a file of its name."""
    ensure_folder(folder)
    written = []
    for number, (name, part) in enumerate(parts.items(), start=1):
        if part is not None and part.any():
            path = folder / f"{name}.wav"
            write_wave(path, part * drawn(gain, part.shape[1], PEAK_BLOCK), seed=seed + number)
            written.append(path)
    return tuple(written)


def _level(signal: Signal, target_lufs: float, gain_db: float) -> Signal:
    lufs = integrated_lufs(signal)
    if lufs <= SILENCE_LUFS:
        return signal
    boost_db = min(target_lufs - lufs, _MOST_BOOST_DB) + gain_db
    return signal * np.float32(10 ** (boost_db / 20))


def _faded(signal: Signal, in_seconds: float, out_seconds: float) -> Signal:
    frames = signal.shape[1]
    fade_in, fade_out = (min(round(s * RATE_HZ), frames // 2) for s in (in_seconds, out_seconds))
    faded = signal.copy()
    faded[:, :fade_in] *= np.sin(np.linspace(0, np.pi / 2, fade_in, dtype=np.float32)) ** 2
    if fade_out:
        faded[:, -fade_out:] *= np.cos(np.linspace(0, np.pi / 2, fade_out, dtype=np.float32)) ** 2
    return faded


def _placed(whole: Signal, piece: Signal, start_seconds: float) -> None:
    at = round(start_seconds * RATE_HZ)
    a, b = max(at, 0), min(at + piece.shape[1], whole.shape[1])
    if a < b:
        whole[:, a:b] += piece[:, a - at : b - at]


def _speech(timeline: Timeline, frames: int) -> Signal:
    whole = np.zeros((1, frames), np.float32)
    for sound in timeline.speech:
        clip = read_sound(sound.audio).mean(axis=0, keepdims=True)
        first = round(sound.offset * RATE_HZ)
        if not first < clip.shape[1] or sound.seconds <= 0:
            continue
        # Levelled as a whole, so that a part is as loud as it was in its sentence.
        clip = _level(filtered(clip, _VOICE_RUMBLE), SPEECH_LUFS, 0.0)
        clip = clip * drawn(compressor_gain(clip), clip.shape[1])
        clip = _level(clip, SPEECH_LUFS, sound.gain_db)
        clip = clip[:, first : first + round(sound.seconds * RATE_HZ)]
        clip = _faded(clip, _EDGE_SECONDS, _EDGE_SECONDS)
        _placed(whole, clip, sound.start)
    return whole


def _music(sound: Sound | None, frames: int) -> Signal | None:
    if sound is None:
        return None
    source = read_sound(sound.audio)
    source = np.repeat(source, 2, axis=0) if source.shape[0] == 1 else source[:2]
    length = min(round(sound.seconds * RATE_HZ), frames - round(sound.start * RATE_HZ))
    if length <= 0 or source.shape[1] == 0:
        return None
    begins, ends = sounding(source)
    # Silence at its beginning would leave the video without music, at its end the loop.
    begins = max(begins, min(round(sound.offset * RATE_HZ), source.shape[1]))
    source = source[:, begins:]
    if source.shape[1] == 0:
        return None
    if ends - begins > 0 and source.shape[1] < length:
        source = source[:, : ends - begins]
    bed = _faded(_looped(source, length), _MUSIC_IN_SECONDS, _MUSIC_OUT_SECONDS)
    whole = np.zeros((2, frames), np.float32)
    _placed(whole, _level(_mono_safe(bed), MUSIC_LUFS, sound.gain_db), sound.start)
    return whole


def _looped(source: Signal, length: int) -> Signal:
    """The first `length` frames; a short source begins again, blended over its own end."""
    overlap = min(round(_LOOP_SECONDS * RATE_HZ), source.shape[1] // 4)
    step = source.shape[1] - overlap
    if source.shape[1] >= length:
        return source[:, :length]
    whole = np.zeros((2, length + source.shape[1]), np.float32)
    slope = np.sin(np.linspace(0, np.pi / 2, overlap, dtype=np.float32))
    for at in range(0, length, step):
        piece = source.copy()
        if at:
            piece[:, :overlap] *= slope
        if overlap:
            piece[:, -overlap:] *= slope[::-1]
        whole[:, at : at + piece.shape[1]] += piece
    return whole[:, :length]


def _mono_safe(stereo: Signal) -> Signal:
    """Narrow a sound whose channels cancel one another when played on one loudspeaker."""
    middle, side = (stereo[0] + stereo[1]) / 2, (stereo[0] - stereo[1]) / 2
    in_middle, in_side = float(middle @ middle), float(side @ side)
    if in_side == 0:
        return stereo
    if in_middle < in_side * 1e-3:
        return np.stack([stereo[0], stereo[0]])
    allowed = (1 - _LEAST_CORRELATION) / (1 + _LEAST_CORRELATION) * in_middle / in_side
    if allowed >= 1:
        return stereo
    side *= np.float32(np.sqrt(allowed))
    return np.stack([middle + side, middle - side])


def _ducked(music: Signal, depth: Curve) -> Signal:
    frames = music.shape[1]
    hollow = drawn(depth, frames)
    gain = drawn(10 ** (depth * DUCK_DB / 20), frames)
    return (music + (filtered(music, _MUSIC_HOLLOW) - music) * hollow) * gain


def _speech_to_music_db(
    speech: Signal, music: Signal | None, is_speaking: NDArray[np.bool_]
) -> float | None:
    if music is None or not is_speaking.any():
        return None
    hops = HOP // STEP
    padded = np.pad(is_speaking, (0, -len(is_speaking) % hops))
    counted = padded.reshape(-1, hops).mean(axis=1) > 0.9
    # The voice stands in both channels, so it has twice the energy of its one.
    voice = 2 * hop_energies(speech)[counted].sum()
    bed = hop_energies(music)[counted].sum()
    if voice <= 0 or bed <= 0:
        return None
    return float(10 * np.log10(voice / bed))


def _mastered(whole: Signal, target: Target) -> tuple[Curve, Signal, float]:
    """Driven into the limiter until loud enough; what cannot be that loud stays softer. Returns the
    gain of each PEAK_BLOCK, the sound under it, its loudness.
    """
    frames = whole.shape[1]
    energies = hop_energies(whole)
    if gated_lufs(energies, frames) <= SILENCE_LUFS:
        return np.ones(-(-frames // PEAK_BLOCK)), whole, SILENCE_LUFS
    limiter = Limiter(whole, target.peak_dbtp - _CODER_DB)
    gain, mastered, lufs = limiter.gain(1.0), whole, SILENCE_LUFS
    aim_lufs = target.lufs
    for _ in range(_ROUNDS):
        gain = _gain_for(limiter, energies, frames, aim_lufs)
        mastered = whole * drawn(gain, frames, PEAK_BLOCK)
        lufs = integrated_lufs(mastered)
        if abs(target.lufs - lufs) < _TOLERANCE_LU:
            break
        aim_lufs += target.lufs - lufs
    return gain, mastered, lufs


def _gain_for(limiter: Limiter, energies: Curve, frames: int, aim_lufs: float) -> Curve:
    """The limiter's gain at the drive that makes the sound `aim_lufs` loud, estimated from its
    energies.
    """
    per_hop = HOP // PEAK_BLOCK
    most_db = limiter.headroom_db + _MOST_LIMITING_DB
    drive_db = 0.0
    gain = limiter.gain(1.0)
    for _ in range(_DRIVE_ROUNDS):
        even = np.pad(gain**2, (0, len(energies) * per_hop - len(gain)), mode="edge")
        squares = even.reshape(-1, per_hop).mean(axis=1)
        missed_lu = aim_lufs - gated_lufs(energies * squares, frames)
        if abs(missed_lu) < _TOLERANCE_LU / 4 or (missed_lu > 0 and drive_db >= most_db):
            break
        drive_db = min(drive_db + missed_lu, most_db)
        gain = limiter.gain(10 ** (drive_db / 20))
    return gain
