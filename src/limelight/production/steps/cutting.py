"""From made things to timelines, a mixed sound and rendered videos."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from limelight.generation.schemas import ImageMade, MusicMade, Recipe
from limelight.library.schemas import Made, Stored
from limelight.production.steps import effects, planning
from limelight.production.steps.making import Bench, Facts, Files
from limelight.production.steps.values import Cut, Cuts, Pictures, Run, Voices
from limelight.renders import service as renders
from limelight.renders.compose.finish.card import draw_card
from limelight.renders.compose.shots.noticing import with_faces
from limelight.renders.media.probe import probe
from limelight.renders.qc.expected import check_rendered
from limelight.renders.qc.schemas import Report
from limelight.renders.qc.service import write_report
from limelight.renders.schemas import Rendered
from limelight.renders.sound.beats import heard_beats
from limelight.renders.sound.foley import EffectKind
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import RATE_HZ
from limelight.renders.thumbnails.drawing import VARIANTS
from limelight.stories import edit
from limelight.stories.brief import SIZES, Format
from limelight.stories.editing.timelines import applied
from limelight.stories.finish import Bumper
from limelight.stories.framing import bumper_clip, framed, in_frames
from limelight.stories.interchange.terms import MEDIA_FOLDER
from limelight.stories.script import Script
from limelight.stories.timeline import Clip, Timeline

PROVIDER = "limelight"
# Raised whenever the same timeline would come out differently, so that no older result is reused.
SOUND_VERSION = "2"
QUALITY_VERSION = "4"
THUMBNAIL_VERSION = "2"
PICTURE_VERSION = "10"
CARD_VERSION = "2"
EFFECT_VERSION = "1"
_BUMPERS = ("intro", "outro")


def _picture(made: Made) -> ImageMade:
    stage = made.files.get("stage")
    return ImageMade.model_validate(
        {
            **made.facts,
            "picture": made.files["picture"].name,
            "stage": stage.name if stage else None,
        }
    )


def _timeline(
    run: Run,
    script: Script,
    voices: Voices,
    pictures: tuple[Made, ...],
    music: MusicMade | None,
    name: Format,
) -> Timeline:
    width_px, height_px = SIZES[name]
    laid = edit.lay_out(
        script,
        planning.speeches(run, voices),
        [_picture(made) for made in pictures],
        music,
        edit.Frame(width_px=width_px, height_px=height_px),
        run.brief.seed,
    ).dressed(run.brief.finish, run.brief.branding, run.brief.lower_third)
    if laid.music is not None and (gain_db := run.brief.soundtrack.gain_db):
        louder = laid.music.model_copy(update={"gain_db": gain_db})
        laid = laid.model_copy(update={"music": louder})
    written = {"captions": run.brief.captions, "caption_place": run.brief.caption_place}
    return laid.model_copy(update={**written, "speaker": run.character.name})


def media_names(
    run: Run, voices: Voices, pictures: Pictures, music: MusicMade | None
) -> dict[str, str]:
    """What stored media are called when they leave the studio beside a timeline."""
    names: dict[str, str] = {}
    for index, made in enumerate(voices.scenes, start=1):
        names[made.files["audio"].name] = f"speech-{index}.wav"
    for format_name in run.brief.formats:
        for index, made in enumerate(pictures.by_format[format_name], start=1):
            stem = f"scene-{index}-{format_name.replace(':', 'x')}"
            names[made.files["picture"].name] = f"{stem}.png"
            if "stage" in made.files:
                names[made.files["stage"].name] = f"{stem}.stage.json"
    if music is not None:
        names[str(music.audio)] = f"music{music.audio.suffix}"
    branding = run.brief.branding
    files = (
        (run.brief.finish.lut, "colours"),
        (branding.logo, "logo"),
        (branding.font_file, "letters"),
    )
    for kept, stem in files:
        if kept is not None:
            names[kept.name] = f"{stem}{kept.suffix}"
    return names


async def cut(
    bench: Bench, run: Run, script: Script, voices: Voices, pictures: Pictures, music: Made | None
) -> Cuts:
    """A timeline for each format, and the one mix they share."""
    scored = await _scored(bench, run, music)
    timelines, cards = {}, dict[str, str]()
    for name in run.brief.formats:
        laid = _timeline(run, script, voices, pictures.by_format[name], scored, name)
        laid = await _noticed(bench, laid)
        intro, outro = [await _bumper(bench, run, laid, which, cards) for which in _BUMPERS]
        whole = framed(laid, intro, outro, _heard_bumpers(run))
        timelines[name] = await _with_effects(bench, run, whole, cards)
    names = media_names(run, voices, pictures, scored) | cards
    if run.timeline is not None:
        first = timelines[run.brief.formats[0]]
        outside = {stored: Path(MEDIA_FOLDER) / name for stored, name in names.items()}
        timelines = {
            name: applied(run.timeline, laid, first, outside) for name, laid in timelines.items()
        }
    mixed = await _mix(bench, run, timelines[run.brief.formats[0]])
    cuts = tuple(
        Cut(format=name, timeline=timeline, sound=mixed.files["audio"])
        for name, timeline in timelines.items()
    )
    stems = {name: file for name, file in mixed.files.items() if name != "audio"}
    return Cuts(cuts=cuts, media_names=names, stems=stems)


async def _noticed(bench: Bench, timeline: Timeline) -> Timeline:
    """The timeline with the faces of its photographs; drawings bring theirs along."""
    if all(clip.stage is not None for clip in timeline.clips):
        return timeline
    found = await bench.workers.run(with_faces, _resolve(bench, timeline))
    clips = zip(timeline.clips, found.clips, strict=True)
    return timeline.model_copy(
        update={"clips": tuple(clip.model_copy(update={"face": one.face}) for clip, one in clips)}
    )


async def _scored(bench: Bench, run: Run, music: Made | None) -> MusicMade | None:
    """The music, somebody's own where none was made, with the beats to cut on, counted from where
    the piece begins after its intro; with none where shots shall change in the middle of pauses.
    """
    own = run.brief.soundtrack.file
    if music is not None:
        made = MusicMade.model_validate({**music.facts, "audio": music.files["audio"].name})
    elif own is not None:
        seconds = await asyncio.to_thread(_lasts, bench.library.store.path(own.name))
        made = MusicMade(audio=own, sample_rate_hz=RATE_HZ, seconds=seconds)
    else:
        return None
    if not run.brief.pacing.cut_on_beat:
        return made.model_copy(update={"beats": (), "bars": ()})
    audio = bench.library.store.path(str(made.audio))
    beats, bars = await bench.workers.run(heard_beats, audio, made.beats, made.bars)
    intro = run.brief.intro
    begins = in_frames(intro.seconds, edit.FPS) if intro is not None else 0.0
    return made.model_copy(
        update={
            "beats": tuple(beat - begins for beat in beats),
            "bars": tuple(bar - begins for bar in bars),
        }
    )


def _lasts(sound: Path) -> float:
    return probe(sound).seconds or 0.0


async def _with_effects(
    bench: Bench, run: Run, timeline: Timeline, names: dict[str, str]
) -> Timeline:
    """The timeline with the sounds of the kit that was asked for; what their files are called
    outside goes into `names`.
    """
    cues = effects.cues_of(timeline, run.brief.effects)
    files: dict[EffectKind, Path] = {}
    for kind in dict.fromkeys(cue.kind for cue in cues):
        recipe = Recipe(
            kind="effect",
            provider=PROVIDER,
            model="renders.sound.foley",
            version=EFFECT_VERSION,
            settings={"kind": kind},
        )

        async def work(folder: Path, kind: EffectKind = kind) -> tuple[Files, Facts]:
            out = folder / "effect.wav"
            return {"audio": await bench.workers.run(effects.write_effect, kind, out)}, {}

        made = await bench.make_by(recipe, f"{run.key}/effect/{kind}", work)
        files[kind] = Path(made.files["audio"].name)
        names[made.files["audio"].name] = f"effect-{kind}.wav"
    return effects.with_effects(timeline, cues, files)


def _heard_bumpers(run: Run) -> set[str]:
    bumpers = {which: getattr(run.brief, which) for which in _BUMPERS}
    return {which for which, one in bumpers.items() if one is not None and one.is_heard}


async def _bumper(
    bench: Bench, run: Run, timeline: Timeline, which: str, names: dict[str, str]
) -> Clip | None:
    """The shot before or after the piece, its card drawn for the timeline's size; what its file is
    called outside goes into `names`.
    """
    bumper: Bumper | None = getattr(run.brief, which)
    if bumper is None:
        return None
    if bumper.media is not None:
        names[bumper.media.name] = f"{which}{bumper.media.suffix}"
        return bumper_clip(which, bumper)
    size = (timeline.width_px, timeline.height_px)
    worn = {"logo", "accent"} | {
        name for name in ("font", "font_file") if getattr(timeline.branding, name)
    }
    recipe = Recipe(
        kind="card",
        provider=PROVIDER,
        model="renders.card",
        version=CARD_VERSION,
        settings={
            "size": size,
            "card": bumper.model_dump(mode="json"),
            "branding": timeline.branding.model_dump(mode="json", include=worn),
        },
    )

    async def work(folder: Path) -> tuple[Files, Facts]:
        branding = _resolve(bench, timeline).branding
        out = folder / "card.png"
        return {"picture": await bench.workers.run(draw_card, bumper, branding, size, out)}, {}

    made = await bench.make_by(recipe, f"{run.key}/{which}/{size[0]}x{size[1]}", work)
    stored = made.files["picture"].name
    names[stored] = f"{which}-{size[0]}x{size[1]}.png"
    return bumper_clip(which, bumper, Path(stored))


def _sounds_of(timeline: Timeline) -> dict[str, Any]:
    names = {"speech", "music", "seconds", "seed"} | ({"effects"} if timeline.effects else set())
    return dict(timeline.model_dump(mode="json", include=names))


async def _mix(bench: Bench, run: Run, timeline: Timeline) -> Made:
    recipe = Recipe(
        kind="mix",
        provider=PROVIDER,
        model="renders.sound",
        version=SOUND_VERSION,
        settings=_sounds_of(timeline) | ({"stems": True} if run.brief.stems else {}),
    )

    async def work(folder: Path) -> tuple[Files, Facts]:
        resolved = _resolve(bench, timeline)
        stems = folder / "stems" if run.brief.stems else None
        mixed = await bench.workers.run(mix, resolved, folder / "mix.wav", "", stems)
        files = {path.stem: path for path in mixed.stems} | {"audio": mixed.path}
        return files, mixed.model_dump(mode="json", exclude={"path", "stems"})

    return await bench.make_by(recipe, f"{run.key}/mix", work)


def _resolve(bench: Bench, timeline: Timeline) -> Timeline:
    """The timeline with the paths where its media lie."""
    return timeline.located(lambda name: bench.library.store.path(str(name)))


async def check_cut(
    bench: Bench, cut: Cut, made: Made, key: str, avoided: tuple[str, ...]
) -> tuple[Report, Stored]:
    """The quality report of a rendered cut, or the one it got before: as a value, and as a file.
    `avoided` are words that its brand avoids.
    """
    video = made.files["video"]
    recipe = Recipe(
        kind="report",
        provider=PROVIDER,
        model="renders.qc",
        version=QUALITY_VERSION,
        settings={"render": made.recipe_hash, **({"avoided": list(avoided)} if avoided else {})},
        parents=(video.sha256,),
    )

    async def work(folder: Path) -> tuple[Files, Facts]:
        report = await bench.workers.run(
            check_rendered,
            bench.library.store.path(video.name),
            _resolve(bench, cut.timeline),
            folder,
            "",
            avoided,
        )
        written = write_report(report, folder / "report.json")
        return {"report": written}, report.model_dump(mode="json")

    kept = await bench.make_by(recipe, f"{key}/report", work)
    return Report.model_validate(kept.facts), kept.files["report"]


def render_recipe(cut: Cut) -> Recipe:
    """The recipe of a video: its timeline, which names its media by content, and its sound."""
    return Recipe(
        kind="video",
        provider=PROVIDER,
        model="renders",
        version=PICTURE_VERSION,
        settings=cut.timeline.model_dump(mode="json"),
        parents=(cut.sound.sha256,),
    )


async def render_cuts(
    bench: Bench, cuts: Sequence[Cut], key: str, progress: Callable[[float], None]
) -> list[Made]:
    """Render the cuts of one video, which share a sound, in one pass, or find that they were
    rendered; in their order.
    """

    async def work(folder: Path, missing: Sequence[int]) -> list[tuple[Files, Facts]]:
        wanted = [cuts[at] for at in missing]
        rendered = await renders.render_formats(
            [
                (_resolve(bench, cut.timeline), folder / f"video-{at}.mp4")
                for at, cut in enumerate(wanted)
            ],
            bench.library.store.path(wanted[0].sound.name),
            workers=bench.workers,
            progress=progress,
            scratch=folder,
            kept=bench.segments,
        )
        return [({"video": made.path}, _facts_of(made)) for made in rendered]

    return await bench.make_all_by([render_recipe(cut) for cut in cuts], key, work)


def _facts_of(made: Rendered) -> Facts:
    return {
        "width_px": made.width,
        "height_px": made.height,
        "seconds": made.seconds,
        "segments": made.segments,
        "encoded": made.encoded,
        "timings": made.timings,
    }


async def draw_thumbnails(bench: Bench, cut: Cut, name: str, key: str) -> list[Stored]:
    """The thumbnails of a cut, the best first, or those that were drawn; `name` is on some."""
    names = [f"thumbnail-{at}" for at in range(1, VARIANTS + 1)]
    recipe = Recipe(
        kind="thumbnail",
        provider=PROVIDER,
        model="renders",
        version=THUMBNAIL_VERSION,
        settings={
            "timeline": cut.timeline.model_dump(mode="json"),
            "name": name,
        },
    )

    async def work(folder: Path) -> tuple[Files, Facts]:
        drawn = {name: folder / f"{name}.png" for name in names}
        await renders.thumbnails(
            _resolve(bench, cut.timeline), tuple(drawn.values()), workers=bench.workers, name=name
        )
        return drawn, {}

    made = await bench.make_by(recipe, key, work)
    return [made.files[name] for name in names]
