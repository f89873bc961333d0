"""Files that somebody gave for a production: kept in the library, so that a run that is continued
later still finds them.
"""

import tempfile
from pathlib import Path

from limelight.generation.schemas import Value
from limelight.kit.files import copy_whole
from limelight.library.store import FileStore
from limelight.production.steps import effects
from limelight.renders.compose.finish.card import draw_card
from limelight.renders.compose.finish.colours import read_cube
from limelight.renders.errors import MediaUnreadable
from limelight.renders.media.pictures import read_cutout
from limelight.renders.media.probe import probe
from limelight.stories.brief import Brief
from limelight.stories.finish import (
    LONGEST_BUMPER_SECONDS,
    Bumper,
    Finishing,
    parse_bumper,
    parse_effects,
)
from limelight.stories.framing import bumper_clip, framed
from limelight.stories.interchange.terms import FILM_SUFFIXES
from limelight.stories.timeline import Clip, Timeline


def with_bumpers(timeline: Timeline, finishing: Finishing, folder: Path) -> Timeline:
    """The timeline between its intro and its outro; cards are drawn into `folder`. Raises Invalid
    naming the field, MediaUnreadable or PictureUnreadable.
    """
    clips: list[Clip | None] = []
    heard: set[str] = set()
    for name in ("intro", "outro"):
        bumper = parse_bumper(getattr(finishing, name), name)
        if bumper is None:
            clips.append(None)
            continue
        bumper, size = timed(bumper), (timeline.width_px, timeline.height_px)
        is_card = bumper.media is None
        picture = folder / f"{name}.png"
        card = draw_card(bumper, timeline.branding, size, picture) if is_card else None
        clips.append(bumper_clip(name, bumper, card))
        heard |= {name} if bumper.is_heard else set()
    return framed(timeline, clips[0], clips[1], heard)


def with_kit(timeline: Timeline, finishing: Finishing, folder: Path) -> Timeline:
    """The timeline with the sound effects that were asked for, which are written into `folder`.
    Raises Invalid naming the field.
    """
    cues = effects.cues_of(timeline, parse_effects(finishing.effects))
    kinds = dict.fromkeys(cue.kind for cue in cues)
    files = {kind: effects.write_effect(kind, folder / f"effect-{kind}.wav") for kind in kinds}
    return effects.with_effects(timeline, cues, files)


def timed(bumper: Bumper) -> Bumper:
    """The bumper as long as its film, at most 12 s, heard where that has sound. Raises
    MediaUnreadable.
    """
    if bumper.media is None or bumper.media.suffix.lower() not in FILM_SUFFIXES:
        return bumper
    found = probe(bumper.media)
    lasts = min(found.seconds or bumper.seconds, LONGEST_BUMPER_SECONDS)
    return bumper.model_copy(update={"seconds": lasts, "is_heard": found.sound is not None})


def with_files_kept(store: FileStore, brief: Brief) -> Brief:
    """The brief with logo, colour table, intro, outro and music as the library names them. Raises
    LutUnreadable, MediaUnreadable or PictureUnreadable, and then keeps nothing.
    """
    lut, logo = brief.finish.lut, brief.branding.logo
    if lut is not None:
        read_cube(lut)
    if logo is not None:
        read_cutout(logo)
    bumpers = {
        name: _seen(bumper)
        for name, bumper in (("intro", brief.intro), ("outro", brief.outro))
        if bumper is not None and bumper.media is not None
    }
    finish, branding, track = brief.finish, brief.branding, brief.soundtrack
    if track.file is not None:
        check_music(track.file)
        track = track.model_copy(update={"file": _kept(store, track.file)})
    if lut is not None:
        finish = finish.model_copy(update={"lut": _kept(store, lut)})
    if logo is not None:
        branding = branding.model_copy(update={"logo": _kept(store, logo)})
    kept = {
        name: bumper.model_copy(update={"media": _kept(store, bumper.media)})
        for name, bumper in bumpers.items()
        if bumper.media is not None
    }
    return brief.model_copy(
        update={"finish": finish, "branding": branding, "soundtrack": track, **kept}
    )


def files_of(brief: Brief) -> tuple[Path, ...]:
    """The files somebody gave for a brief: logo, colour table, music, film or picture before and
    after.
    """
    bumpers = [each.media for each in (brief.intro, brief.outro) if each is not None]
    given = (brief.branding.logo, brief.finish.lut, brief.soundtrack.file, *bumpers)
    return tuple(file for file in given if file is not None)


def with_files_of(brief: Brief, earlier: Brief) -> Brief:
    """The brief with the files that were given for an earlier one, where it has nothing itself."""
    finish, branding, track = brief.finish, brief.branding, brief.soundtrack
    changes: dict[str, Value] = {}
    if track.music == "own" and track.file is None:
        changes["soundtrack"] = track.model_copy(update={"file": earlier.soundtrack.file})
    if finish.lut is None:
        finish = finish.model_copy(update={"lut": earlier.finish.lut})
    if branding.logo is None:
        branding = branding.model_copy(update={"logo": earlier.branding.logo})
    if branding.font_file is None and not branding.font:
        branding = branding.model_copy(update={"font_file": earlier.branding.font_file})
    for name in ("intro", "outro"):
        before: Bumper | None = getattr(earlier, name)
        if getattr(brief, name) is None and before is not None and before.media is not None:
            changes[name] = before
    return brief.model_copy(update={"finish": finish, "branding": branding, **changes})


def check_music(sound: Path) -> None:
    """Raise MediaUnreadable for a file without sound."""
    if probe(sound).sound is None:
        raise MediaUnreadable(f"{sound} has no sound.", path=str(sound))


def check_bumper(media: Path) -> None:
    """Raise MediaUnreadable for a file without picture."""
    _seen(Bumper(media=media))


def _seen(bumper: Bumper) -> Bumper:
    """The bumper as long as its film, when it can be read."""
    if bumper.media is not None and probe(bumper.media).video is None:
        raise MediaUnreadable(f"{bumper.media} has no picture.", path=str(bumper.media))
    return timed(bumper)


def _kept(store: FileStore, given: Path) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / given.name
        copy_whole(given, copy)
        return Path(store.put(copy).name)
