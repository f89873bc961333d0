"""Rules on the sound: there, loud enough, not clipped, heard on one loudspeaker, in step with the
picture.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import WordTiming
from limelight.renders.qc.grading import found, level_of, runs
from limelight.renders.qc.schemas import Facts, Finding, Span
from limelight.renders.qc.taking import Taken
from limelight.renders.sound.loudness import SILENCE_LUFS
from limelight.renders.sound.targets import target_of
from limelight.renders.sound.waves import RATE_HZ, Signal

LEVELS_PER_SECOND = 100
_STEP = RATE_HZ // LEVELS_PER_SECOND
_BLOCK = _STEP * 1000
_SILENT_DB, _PAUSE_SECONDS = -60.0, 3.0
_CLIPPED_AT, _CLIPPED_RUN, _CLIPPED_RED = 0.9995, 3, 5
_LOUDNESS_LU, _LOUDNESS_RED_LU = 1.0, 3.0
_PEAK_RED_DBTP = 0.0
_MONO_DB, _MONO_RED_DB = 3.0, 6.0
# Sound against picture is noticed from about 45 ms on (ITU-R BT.1359-1) and disturbs from 90.
_OFFSET_SECONDS, _OFFSET_RED_SECONDS = 0.045, 0.09
_LENGTH_SECONDS, _LENGTH_RED_SECONDS = 0.1, 0.5


def sound_findings(taken: Taken, facts: Facts) -> Iterator[Finding]:
    """What the sound rules say, in a fixed order; one finding when there is none to judge."""
    if taken.heard is None or not taken.sound.shape[1]:
        yield found(
            "sound.missing",
            "green" if facts.is_mute else "red",
            "no sound",
            "none wanted" if facts.is_mute else "a sound track",
            "Render it again with its sound, or say that it has none.",
        )
        return
    yield found("sound.missing", "green", "there", "a sound track", "")
    yield _silent(taken, facts)
    if taken.lufs > SILENCE_LUFS:
        clipped = _clipped(taken)
        yield clipped
        yield _loudness(taken, facts)
        # What is clipped has its peaks cut off, so that their height says nothing more.
        if clipped.level == "green":
            yield _peak(taken, facts)
        yield _mono(taken)
    yield _offset(taken)
    yield _lengths(taken)


def levels_db(sound: Signal) -> NDArray[np.float64]:
    """The level of each 10 ms over all channels, in dBFS."""
    powers = []
    for first in range(0, sound.shape[1] // _STEP * _STEP, _BLOCK):
        piece = np.asarray(sound[:, first : first + _BLOCK])
        piece = piece[:, : piece.shape[1] // _STEP * _STEP]
        squares = np.einsum("cn,cn->n", piece, piece) / piece.shape[0]
        powers.append(squares.reshape(-1, _STEP).mean(axis=1, dtype=np.float64))
    whole = np.concatenate(powers) if powers else np.zeros(0)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(whole, 1e-12))
    return levels


def _silent(taken: Taken, facts: Facts) -> Finding:
    """A word that is not heard is a fault; a long silence is worth a look; a pause is neither."""
    start = taken.heard.start if taken.heard else 0.0
    quiet = levels_db(taken.sound) < _SILENT_DB
    if quiet.all():
        level, places = "red", [Span(start=start, end=start + len(quiet) / LEVELS_PER_SECOND)]
        measured = "silent throughout"
    else:
        lost = [word for word in facts.words if _is_silent(quiet, word, start)]
        level = "red" if lost else "amber"
        places = [Span(start=word.start, end=word.end) for word in lost]
        places = places or runs(quiet, LEVELS_PER_SECOND, _PAUSE_SECONDS, start)
        measured = (
            f"{len(lost)} words are not heard"
            if lost
            else f"{sum(place.seconds for place in places):.1f} s of silence"
        )
    return found(
        "sound.silent",
        "red" if places and level == "red" else "amber" if places else "green",
        measured,
        f"every word heard, pauses under {_PAUSE_SECONDS:g} s",
        "Sound is missing there: mix it again, or fill the pause.",
        places,
    )


def _is_silent(quiet: NDArray[np.bool_], word: WordTiming, start: float) -> bool:
    first = round((word.start - start) * LEVELS_PER_SECOND)
    heard = quiet[max(0, first) : max(0, round((word.end - start) * LEVELS_PER_SECOND))]
    return len(heard) < 2 or bool(heard.all())


def _clipped(taken: Taken) -> Finding:
    """Several samples in a row at full scale are a wave cut off; one may be a peak."""
    sound, places = taken.sound, np.zeros(taken.sound.shape[1] // _STEP + 1, np.bool_)
    for first in range(0, sound.shape[1], _BLOCK):
        full = np.abs(sound[:, first : first + _BLOCK + _CLIPPED_RUN - 1]) >= _CLIPPED_AT
        if not full.any():
            continue
        in_a_row = np.lib.stride_tricks.sliding_window_view(full, _CLIPPED_RUN, 1).all(axis=2)
        places[(first + np.flatnonzero(in_a_row.any(axis=0))) // _STEP] = True
    count = int(places.sum())
    start = taken.heard.start if taken.heard else 0.0
    return found(
        "sound.clipped",
        level_of(count, 0, _CLIPPED_RED),
        f"{count} places" if count else "none",
        "no wave cut off at full scale",
        "Mix it again at a lower level, with a limiter.",
        runs(places, LEVELS_PER_SECOND, 0.0, start)[:20],
    )


def _loudness(taken: Taken, facts: Facts) -> Finding:
    target = target_of(facts.platform)
    return found(
        "sound.loudness",
        level_of(abs(taken.lufs - target.lufs), _LOUDNESS_LU, _LOUDNESS_RED_LU),
        f"{taken.lufs:.1f} LUFS",
        f"{target.lufs:g} LUFS, {_LOUDNESS_LU:g} LU more or less",
        "Mix it again for this platform.",
    )


def _peak(taken: Taken, facts: Facts) -> Finding:
    target = target_of(facts.platform)
    return found(
        "sound.peak",
        level_of(taken.peak_dbtp, target.peak_dbtp + 0.05, _PEAK_RED_DBTP),
        f"{taken.peak_dbtp:.1f} dBTP",
        f"at most {target.peak_dbtp:g} dBTP",
        "Mix it again with a true-peak limiter.",
    )


def _mono(taken: Taken) -> Finding:
    lost_db = mono_loss_db(taken.sound)
    return found(
        "sound.mono",
        level_of(lost_db, _MONO_DB, _MONO_RED_DB),
        f"{lost_db:.1f} dB lost",
        f"at most {_MONO_DB:g} dB on one loudspeaker",
        "Left and right cancel one another: narrow the music, or turn one channel's phase.",
    )


def mono_loss_db(sound: Signal) -> float:
    """How much power is lost when both channels are played by one loudspeaker."""
    if sound.shape[0] == 1:
        return 0.0
    together = apart = 0.0
    for first in range(0, sound.shape[1], _BLOCK):
        left, right = sound[:2, first : first + _BLOCK]
        middle = (left + right) / 2
        together += float(middle @ middle)
        apart += (float(left @ left) + float(right @ right)) / 2
    return float(10 * np.log10(max(apart, 1e-12) / max(together, 1e-12)))


def _offset(taken: Taken) -> Finding:
    late = (taken.heard.start if taken.heard else 0.0) - taken.picture.start
    return found(
        "sync.offset",
        level_of(abs(late), _OFFSET_SECONDS, _OFFSET_RED_SECONDS),
        f"sound begins {late * 1000:+.0f} ms after the picture",
        f"{_OFFSET_SECONDS * 1000:.0f} ms",
        "Sound and picture do not begin together; render it again.",
    )


def _lengths(taken: Taken) -> Finding:
    apart = (taken.heard.end if taken.heard else 0.0) - taken.picture.end
    return found(
        "sync.length",
        level_of(abs(apart), _LENGTH_SECONDS, _LENGTH_RED_SECONDS),
        f"sound ends {apart:+.2f} s after the picture",
        f"{_LENGTH_SECONDS:g} s",
        "Sound and picture do not end together; render it again.",
    )
