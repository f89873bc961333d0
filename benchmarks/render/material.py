"""What the render is measured on: stills, scenery without a figure, a figure that talks, and one
that also moves both arms.
"""

from pathlib import Path

import cv2

from limelight.adapters.embedded.illustrator.compose import compose
from limelight.generation.schemas import ImageAsk, PhonemeTiming, WordTiming
from limelight.renders.stage.draw import draw_still
from limelight.stories.timeline import Clip, Timeline

CASES = ("stills", "scenery", "talking", "gesturing")
_TEXT = (
    ("Three", "θ ɹ i"),
    ("honest", "ɑ n ɪ s t"),
    ("tips", "t ɪ p s"),
    ("for", "f ɔ ɹ"),
    ("growing", "ɡ ɹ oʊ ɪ ŋ"),
    ("basil", "b eɪ z ə l"),
    ("on", "ɑ n"),
    ("a", "ə"),
    ("windowsill.", "w ɪ n d oʊ s ɪ l"),
)
_PHONEME_SECONDS = 0.075
_SHOT_SECONDS = 4.0


def material(
    case: str, folder: Path, seconds: float, size: tuple[int, int] = (1080, 1920)
) -> Timeline:
    """A timeline of a case with captions and phonemes throughout, its files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    words, phonemes = spoken(seconds)
    count = max(1, round(seconds / _SHOT_SECONDS))
    clips = [_clip(case, folder, at, seconds / count, size) for at in range(count)]
    return Timeline(
        title="Three honest tips",
        width_px=size[0],
        height_px=size[1],
        seconds=seconds,
        clips=tuple(clips),
        words=words,
        phonemes=phonemes,
        seed=1,
    )


def _clip(case: str, folder: Path, at: int, seconds: float, size: tuple[int, int]) -> Clip:
    stage = compose(
        ImageAsk(
            prompt="growing basil on a windowsill",
            width_px=size[0],
            height_px=size[1],
            subjects=("basil", "plant", "sun"),
            placement={"talking": "bust", "gesturing": "half"}.get(case, "none"),
            gesture="open" if case == "gesturing" else "none",
            turn="left" if case == "gesturing" else "front",
            seed=at,
        )
    )
    picture, path = folder / f"{case}-{at}.png", folder / f"{case}-{at}.stage.json"
    cv2.imwrite(str(picture), cv2.cvtColor(draw_still(stage), cv2.COLOR_RGB2BGR))
    path.write_text(stage.model_dump_json())
    return Clip(
        name=f"shot {at + 1}",
        start=at * seconds,
        seconds=seconds,
        picture=picture,
        stage=None if case == "stills" else path,
        crossfade_seconds=0.35 if at else 0.0,
        on_screen="Three honest tips",
        face=stage.face,
    )


def spoken(seconds: float) -> tuple[tuple[WordTiming, ...], tuple[PhonemeTiming, ...]]:
    """A sentence said over and over, with its words and phonemes."""
    words, phonemes = [], []
    now, at = 0.2, 0
    while now < seconds - 1:
        text, symbols = _TEXT[at % len(_TEXT)]
        start = now
        for symbol in symbols.split():
            phonemes.append(PhonemeTiming(symbol=symbol, start=now, end=now + _PHONEME_SECONDS))
            now += _PHONEME_SECONDS
        words.append(WordTiming(text=text, start=start, end=now))
        now += 0.3 if text.endswith(".") else 0.02
        at += 1
    return tuple(words), tuple(phonemes)
