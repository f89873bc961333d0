"""What leaves the studio: captions, timelines and documents are written, pictures and videos
labelled and signed.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

from PIL import Image

from limelight.generation.schemas import Recipe
from limelight.library.provenance.schemas import Claim, Ingredient
from limelight.library.schemas import Stored
from limelight.production.queries import file_url
from limelight.production.schemas import FileKind, FileView
from limelight.production.steps.cutting import PROVIDER, check_cut, draw_thumbnails
from limelight.production.steps.document import production_document
from limelight.production.steps.labelling import labelled
from limelight.production.steps.making import Bench, Facts, Files
from limelight.production.steps.values import Cut, Cuts, Finished, Run, Video
from limelight.renders.captions.cues import cues
from limelight.renders.captions.files.srt import to_srt
from limelight.renders.captions.files.ttml.writing import to_ttml
from limelight.renders.captions.files.vtt import to_vtt
from limelight.renders.compose.words.styled_ass import timeline_ass
from limelight.stories.brief import Format
from limelight.stories.interchange import otio
from limelight.stories.interchange.terms import MEDIA_FOLDER
from limelight.stories.script import Script
from limelight.stories.timeline import Timeline

_PREVIEW_WIDTH_PX = 540
_MIMES = {
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".wav": "audio/wav",
    ".json": "application/json",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".ttml": "application/ttml+xml",
    ".ass": "text/x-ssa",
    ".otio": "application/json",
    ".cube": "text/plain",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".mov": "video/quicktime",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".flac": "audio/flac",
    ".ogg": "audio/ogg",
}
_UNKNOWN = "application/octet-stream"


async def finish(
    bench: Bench, run: Run, script: Script, cuts: Cuts, videos: list[Video]
) -> list[Finished]:
    """Every finished file, in the order people look for them. Running it again reuses what is
    signed.
    """
    finisher = _Finisher(bench, run, cuts)
    files = [await finisher.video(video) for video in videos]
    files += [await finisher.report(video) for video in videos]
    files += await finisher.captions()
    files += await finisher.covers(videos[0], script.title)
    files += [await finisher.timeline(cut) for cut in cuts.cuts]
    files.append(
        await finisher.document("script", "script.json", "Script", script.model_dump(mode="json"))
    )
    files += [finisher.stem(name, stored) for name, stored in cuts.stems.items()]
    files += await finisher.media()
    document = await production_document(bench, run, script, files)
    files.append(await finisher.document("production", "production.json", "Production", document))
    return files


class _Finisher:
    def __init__(self, bench: Bench, run: Run, cuts: Cuts) -> None:
        self._bench, self._run, self._cuts = bench, run, cuts

    @property
    def _first(self) -> Timeline:
        return self._cuts.cuts[0].timeline

    async def video(self, video: Video) -> Finished:
        rendered = video.made.files["video"]
        cut = next(cut for cut in self._cuts.cuts if cut.format == video.format)
        signed = await self._label(
            rendered, f"{self._first.title} ({video.format})", _pieces(cut, self._cuts)
        )
        facts = video.made.facts
        return self._finished(
            "video",
            f"video-{_dashed(video.format)}.mp4",
            f"Video {video.format}",
            signed,
            format=video.format,
            width_px=facts["width_px"],
            height_px=facts["height_px"],
            seconds=facts["seconds"],
            language=self._first.language,
        )

    async def report(self, video: Video) -> Finished:
        """What quality control says of a video; it was checked when it was rendered."""
        cut = next(cut for cut in self._cuts.cuts if cut.format == video.format)
        key = f"{self._run.key}/quality/{_dashed(video.format)}"
        report, stored = await check_cut(self._bench, cut, video.made, key, self._run.brief.avoided)
        return self._finished(
            "report",
            f"video-{_dashed(video.format)}.qc.json",
            f"Quality report {video.format}",
            stored,
            format=video.format,
            report=report,
        )

    async def covers(self, video: Video, title: str) -> list[Finished]:
        """The thumbnails, the best first, and a small one for lists."""
        cut = next(cut for cut in self._cuts.cuts if cut.format == video.format)
        drawn = await draw_thumbnails(
            self._bench, cut, self._run.character.name, f"{self._run.key}/thumbnails"
        )
        found = []
        for at, picture in enumerate(drawn, start=1):
            signed = await self._label(picture, f"{title} (thumbnail {at})", ())
            number = "" if at == 1 else f"-{at}"
            found.append(
                self._finished(
                    "thumbnail",
                    f"thumbnail{number}.png",
                    f"Thumbnail{number.replace('-', ' ')}",
                    signed,
                    format=video.format,
                )
            )
        small = await self._label(await self._small(drawn[0]), f"{title} (preview)", ())
        found.append(
            self._finished("preview", "preview.jpg", "Preview", small, format=video.format)
        )
        return found

    async def _small(self, picture: Stored) -> Stored:
        recipe = Recipe(
            kind="preview",
            provider=PROVIDER,
            model="pillow",
            version="1",
            settings={"width_px": _PREVIEW_WIDTH_PX},
            parents=(picture.sha256,),
        )

        async def work(folder: Path) -> tuple[Files, Facts]:
            out = folder / "preview.jpg"
            await asyncio.to_thread(_shrink, self._bench.library.store.path(picture.name), out)
            return {"preview": out}, {}

        made = await self._bench.make_by(recipe, f"{self._run.key}/preview", work)
        return made.files["preview"]

    async def captions(self) -> list[Finished]:
        line, code = self._first, self._first.language
        set_cues = cues(line.words, code, seconds=line.seconds, starts=line.cue_starts)
        texts: dict[str, tuple[str, Format | None]] = {
            f"captions-{code}.srt": (to_srt(set_cues), None),
            f"captions-{code}.vtt": (to_vtt(set_cues), None),
            f"captions-{code}.ttml": (
                to_ttml(set_cues, title=line.title, language=code),
                None,
            ),
        }
        for cut in self._cuts.cuts:
            placed = cut.timeline.located(lambda name: self._bench.library.store.path(str(name)))
            text = timeline_ass(placed)
            texts[f"captions-{code}-{_dashed(cut.format)}.ass"] = text, cut.format
        return [
            self._finished(
                "captions",
                name,
                f"Captions {Path(name).suffix[1:].upper()}",
                await self._text(name, text),
                language=code,
                format=format_name,
            )
            for name, (text, format_name) in texts.items()
        ]

    async def timeline(self, cut: Cut) -> Finished:
        renamed = cut.timeline.located(
            lambda name: Path(MEDIA_FOLDER) / self._cuts.media_names[str(name)]
        )
        name = f"timeline-{_dashed(cut.format)}.otio"
        stored = await self._text(name, otio.to_otio(renamed))
        return self._finished(
            "timeline", name, f"Timeline {cut.format} (OpenTimelineIO)", stored, format=cut.format
        )

    async def document(
        self, kind: FileKind, name: str, label: str, content: dict[str, Any]
    ) -> Finished:
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        return self._finished(kind, name, label, await self._text(name, text))

    def stem(self, name: str, stored: Stored) -> Finished:
        """A part of the sound, as long as the video."""
        return self._finished("stem", f"stem-{name}.wav", f"Stem: {name}", stored)

    async def media(self) -> list[Finished]:
        return [await self._medium(stored, name) for stored, name in self._cuts.media_names.items()]

    async def _medium(self, stored_name: str, name: str) -> Finished:
        path = self._bench.library.store.path(stored_name)
        stored = Stored(sha256=path.stem, suffix=path.suffix, size_bytes=path.stat().st_size)
        if path.suffix == ".png":
            stored = await self._label(stored, f"{self._first.title} ({Path(name).stem})", ())
        kind: FileKind = "picture" if path.suffix == ".png" else "media"
        return self._finished(kind, name, name, stored)

    async def _label(self, stored: Stored, title: str, pieces: tuple[Ingredient, ...]) -> Stored:
        claim = Claim(title=title[:200], character=self._run.character.name, ingredients=pieces)
        key = f"{self._run.key}/label/{stored.sha256[:16]}"
        return await labelled(self._bench, stored, claim, key)

    async def _text(self, name: str, text: str) -> Stored:
        with self._bench.scratch_for(f"{self._run.key}/text/{name}") as folder:
            path = folder / name
            path.write_bytes(text.encode())
            return await asyncio.to_thread(self._bench.library.store.put, path)

    def _finished(
        self, kind: FileKind, name: str, label: str, stored: Stored, **facts: Any
    ) -> Finished:
        view = FileView(
            kind=kind,
            name=name,
            label=label,
            url=file_url(self._run.id, name),
            size_bytes=stored.size_bytes,
            mime=_MIMES.get(stored.suffix, _UNKNOWN),
            **facts,
        )
        return Finished(view=view, stored=stored.name)


def _shrink(picture: Path, out: Path) -> None:
    with Image.open(picture) as opened:
        size = _PREVIEW_WIDTH_PX, round(opened.height * _PREVIEW_WIDTH_PX / opened.width)
        opened.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(out, quality=86)


def _dashed(format_name: str) -> str:
    return format_name.replace(":", "x")


def _pieces(cut: Cut, cuts: Cuts) -> tuple[Ingredient, ...]:
    """The media that went into a video, once each, in order of first use."""
    names = [str(clip.media[0]) for clip in cut.timeline.clips]
    names += [str(sound.audio) for sound in cut.timeline.speech]
    if cut.timeline.music is not None:
        names.append(str(cut.timeline.music.audio))
    names += [str(sound.audio) for sound in cut.timeline.effects]
    return tuple(
        Ingredient(
            title=cuts.media_names[name],
            format=_MIMES.get(Path(name).suffix, _UNKNOWN),
            sha256=Path(name).stem,
        )
        for name in dict.fromkeys(names)
    )
