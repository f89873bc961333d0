"""The folder that is handed off: media, captions and a file per editor."""

import asyncio
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from PIL import Image

from limelight.kit.errors import Invalid
from limelight.kit.files import copy_whole, ensure_folder, write_whole
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.production.handoff.shots import shot_alone
from limelight.renders import errors
from limelight.renders import service as renders
from limelight.renders.captions.cues import cues
from limelight.renders.captions.files.srt import to_srt
from limelight.renders.media.probe import probe
from limelight.stories.finish import Branding, Finish
from limelight.stories.interchange.editors.capcut import to_capcut
from limelight.stories.interchange.editors.edit import Line, MediaFacts, edit_of
from limelight.stories.interchange.editors.edl import to_edl
from limelight.stories.interchange.editors.fcpxml import to_fcpxml
from limelight.stories.interchange.otio import to_otio
from limelight.stories.interchange.terms import MEDIA_FOLDER, STILL_SUFFIXES
from limelight.stories.timeline import Clip, Footage, Timeline

Editor = Literal["fcpxml", "edl", "capcut", "otio"]
EDITORS: tuple[Editor, ...] = get_args(Editor)
_LONGEST_NAME = 40


def parse_editors(text: str) -> tuple[Editor, ...]:
    """Names with commas between; raises Invalid for one that is not known."""
    known: dict[str, Editor] = {name: name for name in EDITORS}
    asked = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in asked:
        if name not in known:
            raise Invalid(f"{name!r} is not known. Choose from {', '.join(EDITORS)}.", field="to")
    if not asked:
        raise Invalid(f"Say for what: {', '.join(EDITORS)}.", field="to")
    return tuple(known[name] for name in dict.fromkeys(asked))


@dataclass(frozen=True)
class HandOff:
    """Hands a timeline off. Its media are files that are there; `kept` is where encoded pieces of
    videos stay.
    """

    timeline: Timeline
    folder: Path
    kept: Path
    workers: Workers
    identity: Identity
    progress: Callable[[float], None]

    async def write(self, editors: Sequence[Editor], name: str) -> list[Path]:
        """Write what these editors open, named `name`, and everything it refers to.

        For `otio` the media are handed off as they are, so that it can be rendered again; for the
        others every picture becomes a labelled film of its shot, moving and talking, with the
        dissolves' handles. Running it again replaces the files. Raises what rendering raises.
        """
        ensure_folder(self.folder / MEDIA_FOLDER)
        texts: dict[str, str] = {}
        if "otio" in editors:
            texts[f"{name}.otio"] = to_otio(await self._gathered(self.timeline))
        if set(editors) - {"otio"}:
            filmed = await self._gathered(await self._filmed())
            texts |= await asyncio.to_thread(self._for_editors, filmed, editors, name)
        line = self.timeline
        spoken = cues(line.words, line.language, seconds=line.seconds, starts=line.cue_starts)
        if spoken:
            texts[f"{name}.{self.timeline.language}.srt"] = to_srt(spoken)
        for file, text in texts.items():
            write_whole(self.folder / file, text.encode())
        self.progress(1.0)
        return [self.folder / file for file in texts]

    def _for_editors(
        self, filmed: Timeline, editors: Sequence[Editor], name: str
    ) -> dict[str, str]:
        media = {path: facts_of(self.folder, path) for path in _shown(filmed)}
        spoken = cues(
            filmed.words, filmed.language, seconds=filmed.seconds, starts=filmed.cue_starts
        )
        lines = [Line(start=cue.start, end=cue.end, text=cue.text) for cue in spoken]
        edit = edit_of(filmed, media, lines)
        texts: dict[str, str] = {}
        if "fcpxml" in editors:
            texts[f"{name}.fcpxml"] = to_fcpxml(edit)
        if "edl" in editors:
            texts[f"{name}.edl"] = to_edl(edit)
        if "capcut" in editors:
            texts |= to_capcut(edit)
        return texts

    async def _filmed(self) -> Timeline:
        """The timeline with a film in place of every picture, in the media folder already."""
        places = [at for at, clip in enumerate(self.timeline.clips) if clip.footage is None]
        clips = list(self.timeline.clips)
        for done, at in enumerate(places):

            def told(share: float, done: int = done) -> None:
                self.progress(min(0.99, (done + share) / len(places)))

            clips[at] = await self._film(at, told)
        # Colours and logo are in the films.
        plain = {"finish": Finish(), "branding": Branding()}
        return self.timeline.model_copy(update={"clips": tuple(clips), **plain})

    async def _film(self, at: int, progress: Callable[[float], None]) -> Clip:
        clip, alone = self.timeline.clips[at], shot_alone(self.timeline, at)
        out = self.folder / MEDIA_FOLDER / f"{at + 1:02d}-{_slug(clip.name) or 'shot'}.mp4"
        await renders.render(
            alone,
            None,
            out,
            workers=self.workers,
            progress=progress,
            scratch=out.parent,
            kept=self.kept,
        )
        await asyncio.to_thread(label_file, out, out, Claim(title=alone.title[:200]), self.identity)
        return clip.model_copy(
            update={"picture": None, "stage": None, "footage": Footage(film=out.absolute())}
        )

    async def _gathered(self, timeline: Timeline) -> Timeline:
        """The timeline with its media in the media folder, named relative to the folder."""
        root = (self.folder / MEDIA_FOLDER).absolute()
        names: dict[Path, Path] = {}
        taken = {path.name.casefold() for path in timeline.media() if path.parent == root}
        for path in timeline.media():
            name = path.name
            if path.parent != root:
                name = _free(name, taken)
                taken.add(name.casefold())
                await asyncio.to_thread(copy_whole, path, root / name)
            names[path] = Path(MEDIA_FOLDER) / name
        return timeline.located(lambda path: names[path])


def _shown(timeline: Timeline) -> list[Path]:
    """The media that editors see, in order of first use."""
    clips = [clip.media[0] for clip in timeline.clips]
    sounds = [*timeline.speech, *([timeline.music] if timeline.music else []), *timeline.effects]
    return list(dict.fromkeys([*clips, *(sound.audio for sound in sounds)]))


def facts_of(folder: Path, path: Path) -> MediaFacts:
    """What an editor has to be told of a media file. Raises MediaUnreadable."""
    file = folder / path
    if path.suffix.lower() in STILL_SUFFIXES:
        try:
            with Image.open(file) as image:
                return MediaFacts(kind="still", width_px=image.width, height_px=image.height)
        except (OSError, Image.DecompressionBombError) as problem:
            raise errors.MediaUnreadable(f"{file} is no picture.", path=str(file)) from problem
    found = probe(file)
    said: dict[str, int] = {}
    if found.sound is not None:
        channels = 1 if found.sound.layout.startswith("mono") else 2
        said = {"channels": channels, "rate_hz": found.sound.rate_hz}
    if found.video is None:
        return MediaFacts(kind="sound", seconds=found.seconds, **said)
    width_px, height_px = found.video.shown_px
    return MediaFacts(
        kind="film",
        width_px=width_px,
        height_px=height_px,
        seconds=found.seconds,
        frame_rate=found.video.frame_rate,
        **said,
    )


def _slug(name: str) -> str:
    """A name for a file in plain letters: an EDL knows no others."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].rstrip("-")


def _free(name: str, taken: set[str]) -> str:
    """The name, or one like it that no other file of the folder has."""
    path, count = Path(name), 1
    while name.casefold() in taken:
        count += 1
        name = f"{path.stem}-{count}{path.suffix}"
    return name
