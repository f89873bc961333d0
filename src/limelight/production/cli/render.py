"""`limelight render`: the render core alone, from a timeline file to a labelled video."""

import asyncio
import contextlib
import math
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import typer

from limelight.kit.cli import print_line, problems_as_lines
from limelight.kit.errors import Invalid
from limelight.kit.files import disk_problems, ensure_folder, write_whole
from limelight.kit.settings import Settings, read_settings
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.production.cli.progress import counted
from limelight.production.steps.given import with_bumpers, with_kit
from limelight.renders import service as renders
from limelight.renders.captions.files.formats import READ, read_file, write_text
from limelight.renders.captions.files.schemas import Track
from limelight.renders.captions.files.speaking import words_of
from limelight.renders.compose.shots.noticing import with_faces
from limelight.renders.encode import shelf
from limelight.renders.encode.coders import CODERS, DEFAULT, Coding
from limelight.renders.encode.proving import AUTO, working
from limelight.renders.encode.subtitling import Spoken, with_tracks
from limelight.renders.qc.expected import check_rendered
from limelight.renders.qc.platforms import platform_of
from limelight.renders.qc.service import write_report
from limelight.renders.sound.mixing import mix
from limelight.stories.brief import SIZES, Format, parse_formats
from limelight.stories.cli.finishing import with_groups
from limelight.stories.finish import Dress, Finishing
from limelight.stories.interchange.opening import read_complete
from limelight.stories.timeline import CAPTION_STYLES, Timeline, Transition, parse_caption_style

app = typer.Typer()
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        help="9:16, 1:1, 4:5, 16:9; several with commas or again; as the timeline is without.",
    ),
]
_Captions = Annotated[
    str,
    typer.Option(help=f"{', '.join(CAPTION_STYLES)}; as the timeline says without."),
]

_Subtitles = Annotated[
    Path | None,
    typer.Option(help=f"Write the words of this file on the picture: {' '.join(READ)}."),
]

_Tracks = Annotated[
    list[str] | None,
    typer.Option(
        help="Captions that players turn on, once for each language: talk.es.srt or es=talk.srt."
    ),
]


@app.command()
@with_groups
def render(  # noqa: PLR0913 - the options of a command are its parameters
    timeline: Annotated[Path, typer.Argument(help="A timeline (.otio); media lie beside it.")],
    *,
    out: Annotated[
        Path | None, typer.Option(help="The video to write (.mp4); beside the timeline if none.")
    ] = None,
    formats: _Formats = None,
    platform: Annotated[
        str, typer.Option(help="Where it shall go: its loudness and limits, e.g. youtube, tiktok.")
    ] = "",
    stems: Annotated[
        Path | None, typer.Option(help="Folder for the voice and the music of the mix (WAV).")
    ] = None,
    captions: _Captions = "",
    subtitles: _Subtitles = None,
    track: _Tracks = None,
    transition: Annotated[
        str, typer.Option(help="fade, slide, wipe or zoom wherever shots overlap.")
    ] = "",
    along_faces: Annotated[
        bool,
        typer.Option(
            "--along-faces",
            help="Go from face to face over photographs with several, instead of zooming.",
        ),
    ] = False,
    finished: Finishing,
    cache: Annotated[
        Path | None,
        typer.Option(help="Folder for encoded pieces, so that the next render makes only others."),
    ] = None,
    encoder: Annotated[
        str, typer.Option(help=f"{', '.join(CODERS)}, or auto: hardware that works, else x264.")
    ] = DEFAULT,
    quality: Annotated[str, typer.Option(help="draft, standard or high.")] = "standard",
) -> None:
    """Render a timeline to a video, labelled, signed and checked (the report lies beside it)."""
    with problems_as_lines():
        outs = _outs(timeline, out, parse_formats(",".join(formats)) if formats else ())
        soft = tuple(_spoken(text) for text in track or ())
        asked = _Asked(
            tuple(outs.values()), platform, stems, cache, along_faces, encoder, quality, soft
        )
        asked.check()
        read = captioned(_joined(read_complete(timeline), transition), captions, subtitles)
        lines = [_shaped(read, shape).finished(finished) for shape in outs]
        asyncio.run(asked.make(read_settings(), lines, finished))
    for path in outs.values():
        print_line(str(path))


@dataclass(frozen=True)
class _Asked:
    """Where the video goes in each format, how it is encoded, and what goes along."""

    outs: tuple[Path, ...]
    platform: str
    stems: Path | None
    cache: Path | None
    along_faces: bool
    encoder: str
    quality: str
    soft: tuple[Spoken, ...] = ()

    def check(self) -> None:
        """Raises Invalid for an ending or a platform there is not, NotWritable for a folder that
        takes nothing: before hours of work, not after.
        """
        for out in self.outs:
            if out.suffix.lower() != ".mp4":
                raise Invalid(f"{out} must end in .mp4.", field="out")
            if out.is_dir():
                raise Invalid(f"{out} is a folder. Name a file.", field="out")
        if self.platform:
            platform_of(self.platform)
        for folder in (self.cache, self.stems):
            if folder is not None:
                ensure_folder(folder.absolute())

    def _check_apart(self, needed: Iterable[Path]) -> None:
        """Raises Invalid where the video would be written over a file that it is made of."""
        written = [out for out in self.outs if out.exists()]
        for path in needed:
            if path.exists() and any(out.samefile(path) for out in written):
                raise Invalid(f"The video is made of {path}. Name another file.", field="out")

    async def make(
        self, settings: Settings, formats: Sequence[Timeline], finishing: Finishing
    ) -> None:
        """Make the video of a timeline, whose media are all there, in its formats."""
        ensure_folder(settings.data.absolute())
        with (
            contextlib.closing(Workers(settings.workers or None)) as workers,
            tempfile.TemporaryDirectory(
                dir=ensure_folder(self.outs[0].absolute().parent)
            ) as folder,
        ):
            workers.warm("limelight.renders.encode.job")
            lines = []
            for at, read in enumerate(formats):
                own = ensure_folder(Path(folder) / str(at))
                line = with_kit(with_bumpers(read, finishing, own), finishing, own)
                self._check_apart(line.media())
                lines.append(await workers.run(with_faces, line, self.along_faces))
            # What codes the largest codes the others.
            size = max(((line.width_px, line.height_px) for line in lines), key=math.prod)
            proved = await workers.run(working, self.encoder, self.quality, size, lines[0].fps)
            for name, fault in proved.faults:
                print_line(f"not {name}: {fault}")
            if self.encoder == AUTO:
                print_line(f"encoder: {proved.coding.encoder}")
            await self._render(settings, workers, lines, Path(folder), proved.coding)

    async def _render(
        self,
        settings: Settings,
        workers: Workers,
        lines: Sequence[Timeline],
        folder: Path,
        coding: Coding,
    ) -> None:
        """Mix and render in one pass, then check and label every video; everything temporary goes
        into the folder.
        """
        sound, first = None, lines[0]
        if first.speech or first.music is not None or first.effects:
            mixed = await workers.run(mix, first, folder / "mix.wav", self.platform, self.stems)
            sound = mixed.path
        with counted("Rendering") as progress:
            rendered = await renders.render_formats(
                [(line, folder / f"video-{at}.mp4") for at, line in enumerate(lines)],
                sound,
                workers=workers,
                progress=progress,
                scratch=folder,
                kept=(self.cache or settings.cache / shelf.FOLDER).absolute(),
                coding=coding,
            )
        for line, made, out in zip(lines, rendered, self.outs, strict=True):
            report = await workers.run(check_rendered, made.path, line, folder, self.platform)
            for finding in report.of("red") + report.of("amber"):
                where = f"{out.name}: " if len(lines) > 1 else ""
                print_line(
                    f"{where}{finding.level}: {finding.rule}: {finding.measured} "
                    f"({finding.limit}). {finding.remedy}"
                )
            await self._hand_over(settings, line, made.path, out.absolute())
            write_report(report, out.absolute().with_suffix(".qc.json"))

    async def _hand_over(
        self, settings: Settings, line: Timeline, finished: Path, out: Path
    ) -> None:
        """Put captions for players beside and into a video, and the label on it."""
        if self.soft:
            captioned = finished.with_name(f"captioned-{finished.name}")
            await with_tracks(finished, self.soft, captioned)
            finished = captioned
            self._write_sidecars(out)
        claim = Claim(title=line.title or out.stem)
        identity = studio_identity(ensure_folder(settings.data.absolute()))
        with disk_problems(out):
            await asyncio.to_thread(label_file, finished, out, claim, identity)

    def _write_sidecars(self, out: Path) -> None:
        """The captions of every language beside the video, for who takes them as files."""
        for spoken in self.soft:
            for suffix in (".srt", ".vtt"):
                written = write_text(spoken.track, suffix)
                file = out.with_name(f"{out.stem}.{spoken.language}{suffix}")
                write_whole(file, written.text.encode())


def _outs(timeline: Path, out: Path | None, formats: Sequence[Format]) -> dict[Format | None, Path]:
    """Where the video goes in each format, of which None is the timeline's own. Several, and those
    that have no place of their own, are told apart by their names: video-9x16.mp4.
    """
    # A folder has no suffix to be changed; that it is no timeline is told later.
    place = out or timeline.parent / f"{timeline.stem}.mp4"
    if not formats or (out is not None and len(formats) == 1):
        return {formats[0] if formats else None: place}
    stem = place.stem
    for known in SIZES:
        stem = stem.removesuffix(f"-{_named(known)}")
    return {one: place.with_name(f"{stem}-{_named(one)}{place.suffix}") for one in formats}


def _named(shape: Format) -> str:
    return shape.replace(":", "x")


def _shaped(timeline: Timeline, shape: Format | None) -> Timeline:
    """The timeline in another format, its pictures and films filling it; as it is for None."""
    if shape is None:
        return timeline
    width, height = SIZES[shape]
    return timeline.model_copy(update={"width_px": width, "height_px": height})


def _joined(timeline: Timeline, transition: str) -> Timeline:
    """The timeline with all its shots joined that way; as it is without a word."""
    if not transition:
        return timeline
    known: dict[str, Transition] = {kind: kind for kind in get_args(Transition)}
    if transition not in known:
        raise Invalid(
            f"There is no transition {transition!r}. Choose from {', '.join(known)}.",
            field="transition",
        )
    clips = tuple(
        clip.model_copy(update={"transition": known[transition]}) for clip in timeline.clips
    )
    return timeline.model_copy(update={"clips": clips})


def captioned(timeline: Timeline, style: str, subtitles: Path | None) -> Timeline:
    """The timeline with its words written in a style, and with the words of a file, in the style
    they have there where none is asked for; as it is without either.
    """
    if style:
        asked = {"captions": parse_caption_style(style), "dress": Dress(), "wardrobe": ()}
        timeline = timeline.model_copy(update=asked)
    if subtitles is None:
        return timeline
    track, written = _read(subtitles)
    for loss in track.losses:
        print_line(f"{subtitles}: {loss.told}")
    seen = tuple(cue for cue in track.cues if cue.start < timeline.seconds)
    late = len(track.cues) - len(seen)
    if late:
        print_line(f"{subtitles}: not shown: {late} captions after the end of the video")
    shown = track.model_copy(update={"cues": seen})
    words: dict[str, object] = {
        "words": words_of(shown, written or timeline.language),
        "caption_language": written,
        "cue_starts": tuple(cue.words[0].start for cue in seen),
        "wardrobe": tuple(one.emphasis for one in track.wardrobe) if style else track.wardrobe,
    }
    if track.style is not None and not style:
        words |= {"captions": track.style, "dress": track.dress}
    return timeline.model_copy(update=words)


def _read(file: Path) -> tuple[Track, str]:
    """The captions of a file, and their language, by its name (talk.es.srt) or what it says."""
    track = read_file(file)
    named = _LANGUAGE.fullmatch(file.stem.rpartition(".")[2]) if "." in file.stem else None
    return track, named[0] if named else track.language


def _spoken(text: str) -> Spoken:
    """The captions of a language from `es=talk.srt` or `talk.es.srt`. Raises Invalid without a
    language, and what reading raises.
    """
    language, equals, name = text.partition("=")
    if not equals or not _LANGUAGE.fullmatch(language):
        language, name = "", text
    track, named = _read(Path(name))
    for loss in track.losses:
        print_line(f"{name}: {loss.told}")
    if not (language or named):
        raise Invalid(f"Say the language of {name}: es={name}, or name it .es.srt.", field="track")
    return Spoken(language or named, track)
