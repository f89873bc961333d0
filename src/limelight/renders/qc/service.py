"""The door of quality control: a file and what it should be, in; a report, out."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from limelight.generation.schemas import Box
from limelight.kit.files import sha256_of, write_whole
from limelight.renders.qc import platforms
from limelight.renders.qc.grading import found
from limelight.renders.qc.pictures import picture_findings
from limelight.renders.qc.schemas import Facts, Finding, Report, ShownCaption
from limelight.renders.qc.sounds import sound_findings
from limelight.renders.qc.taking import Taken, Wanted, take
from limelight.renders.qc.written.captions import caption_findings
from limelight.renders.qc.written.contrast import letters_findings, writing_findings
from limelight.renders.qc.written.wording import wording_findings


def check(file: Path, facts: Facts, *, scratch: Path | None = None) -> Report:
    """Judge a video by every rule that applies. The same file and facts give the same report.

    `scratch` is where the temporary files go (about 1 MB a second of video); they are gone
    afterwards. Raises MediaUnreadable for what is no video, NotFound (platform unknown).
    """
    with tempfile.TemporaryDirectory(prefix="qc-", dir=scratch) as folder:
        taken = take(file, Path(folder), _wanted(facts))
        findings = (
            *picture_findings(taken, facts),
            *sound_findings(taken, facts),
            *caption_findings(taken, facts),
            *writing_findings(taken, facts),
            *letters_findings(facts),
            *wording_findings(facts),
            *_platform_findings(taken, facts.platform),
        )
        return Report(
            file=file.name,
            sha256=sha256_of(file),
            seconds=round(taken.picture.end - taken.picture.start, 3),
            platform=facts.platform,
            findings=findings,
            fits=platforms.fits(taken.media, taken.size_bytes),
        )


def as_document(report: Report) -> dict[str, Any]:
    """The report for machines, with its `level` and whether it is `publishable` spelled out."""
    return {
        **report.model_dump(mode="json"),
        "level": report.level,
        "publishable": report.publishable(),
    }


def write_report(report: Report, path: Path) -> Path:
    """The report as JSON; whole or not at all."""
    text = json.dumps(as_document(report), ensure_ascii=False, indent=2) + "\n"
    write_whole(path, text.encode())
    return path


def _wanted(facts: Facts) -> Wanted:
    """The parts of the picture that hold all captions and all writing of a kind, and whether faces
    are looked for.
    """
    kinds = dict.fromkeys(line.kind for line in facts.writings)
    groups: list[Sequence[ShownCaption]] = [
        facts.captions,
        *([line for line in facts.writings if line.kind == kind] for kind in kinds),
    ]
    bands = tuple(band for group in groups if (band := _band(group)) is not None)
    return Wanted(bands, is_watched=bool(facts.watched and facts.captions))


def _band(shown: Sequence[ShownCaption]) -> Box | None:
    boxes = [line.box for line in shown if line.box is not None]
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    foot = max(box.y + box.height for box in boxes)
    return Box(x=left, y=top, width=right - left, height=foot - top)


def _platform_findings(taken: Taken, name: str) -> tuple[Finding, ...]:
    platform = platforms.platform_of(name) if name else None
    if platform is None:
        return ()
    return tuple(
        found(f"platform.{rule}", "green" if holds else "red", measured, limit, remedy)
        for rule, holds, measured, limit, remedy in platforms.checks(
            taken.media, taken.size_bytes, platform
        )
    )
