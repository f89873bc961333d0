"""Small stages and timelines: a face of circles before coloured walls, cheap to draw."""

from pathlib import Path

from limelight.generation.schemas import Box, PhonemeTiming, WordTiming
from limelight.renders.stage.schemas import Figure, Layer, Light, Mouth, Stage
from limelight.stories.timeline import Clip, Timeline

WIDTH, HEIGHT = 270, 480
SHAPES: dict[str, tuple[float, ...]] = {
    "X": (30, 2),
    "A": (26, 0),
    "B": (28, 5),
    "C": (30, 14),
    "D": (30, 28),
    "E": (20, 20),
    "F": (10, 9),
    "G": (26, 3),
    "H": (28, 12),
    "I": (34, 8),
    "J": (26, 7),
}


def a_figure() -> Figure:
    """A round head on a block, in a box of 300 x 500."""
    eyes = {
        name: f'<circle cx="{110 + shift}" cy="110" r="{r}" fill="#102030"/>'
        f'<circle cx="{190 + shift}" cy="110" r="{r}" fill="#102030"/>'
        for name, shift, r in (
            ("open", 0, 14),
            ("left", -5, 14),
            ("right", 5, 14),
            ("half", 0, 7),
            ("closed", 0, 3),
        )
    }
    return Figure.model_validate(
        {
            "x": 240,
            "y": 300,
            "scale": 2.0,
            "box": Box(x=0, y=0, width=300, height=500),
            "rear": '<rect x="40" y="60" width="220" height="190" rx="60" fill="#402010"/>',
            "body": '<rect x="20" y="240" width="260" height="600" rx="60" fill="#2040a0"/>',
            "head": '<circle cx="150" cy="130" r="105" fill="#e0b090"/><!--mouth--><!--eyes-->'
            '<!--brows--><rect x="60" y="20" width="180" height="40" fill="#402010"/>',
            "mouth": Mouth.model_validate(
                {
                    "template": '<ellipse cx="150" cy="180" rx="{0}" ry="{1}" fill="#801020"/>',
                    "shapes": SHAPES,
                }
            ),
            "eyes": eyes,
            "brows": '<rect x="90" y="78" width="120" height="6" fill="#402010"/>',
            "mouth_box": Box(x=110, y=148, width=80, height=62),
            "eyes_box": Box(x=80, y=66, width=140, height=66),
            "neck_x": 150,
            "neck_y": 240,
        }
    )


def a_stage(*, figure: bool = True, wall: str = "#c09060") -> Stage:
    """A stage of 1080 x 1920 with a wall, a sun, a figure and a table."""
    return Stage(
        width_px=1080,
        height_px=1920,
        back=(
            Layer(
                svg=f'<rect x="-80" y="-80" width="1240" height="2080" fill="{wall}"/>',
                depth=0.2,
                blur_px=3,
            ),
            Layer(svg='<circle cx="820" cy="420" r="150" fill="#ffe0a0"/>', depth=0.45),
        ),
        figure=a_figure() if figure else None,
        front=(
            Layer(
                svg='<rect x="-80" y="1640" width="1240" height="400" fill="#603018"/>', depth=1.3
            ),
        ),
        light=Light(glow_x=820, glow_y=420),
        face=Box(x=330, y=350, width=420, height=420) if figure else None,
        setting_id="test",
        seed=3,
    )


def plain_stage(colour: str) -> Stage:
    """One flat colour and nothing else."""
    return Stage(
        width_px=1080,
        height_px=1920,
        back=(
            Layer(
                svg=f'<rect x="-80" y="-80" width="1240" height="2080" fill="{colour}"/>', depth=0.2
            ),
        ),
        vignette=0,
        grain=0,
        setting_id="plain",
    )


def spoken(text: str, start: float = 0.2, seconds: float = 0.4) -> tuple[WordTiming, ...]:
    """Words one after another, each `seconds` long."""
    return tuple(
        WordTiming(text=word, start=start + at * seconds, end=start + (at + 1) * seconds)
        for at, word in enumerate(text.split())
    )


def phonemes(symbols: str, start: float = 0.2, seconds: float = 0.1) -> tuple[PhonemeTiming, ...]:
    """Phonemes one after another; `_` is a pause."""
    return tuple(
        PhonemeTiming(
            symbol="" if symbol == "_" else symbol,
            start=start + at * seconds,
            end=start + (at + 1) * seconds,
        )
        for at, symbol in enumerate(symbols.split())
    )


def a_timeline(folder: Path, *stages: Stage, seconds: float = 1.0, **changes: object) -> Timeline:
    """A timeline of equal shots of these stages, 270 x 480, written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    each = seconds / len(stages)
    clips = []
    for at, stage in enumerate(stages):
        path = folder / f"stage-{at}.json"
        path.write_text(stage.model_dump_json(), "utf-8")
        clips.append(
            Clip(
                name=f"shot {at + 1}",
                start=at * each,
                seconds=each,
                picture=folder / "none.png",
                stage=path,
                crossfade_seconds=0.2 if at else 0.0,
                face=stage.face,
            )
        )
    made = {
        "title": "Three honest tips",
        "width_px": WIDTH,
        "height_px": HEIGHT,
        "seconds": seconds,
        "clips": clips,
        "phonemes": phonemes("h ɛ l oʊ _ m a m a"),
        "words": spoken("Hello mama"),
        "seed": 4,
    }
    return Timeline.model_validate(made | changes)
