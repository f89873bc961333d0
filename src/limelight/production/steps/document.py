"""`production.json`: everything a machine wants to know about a finished production."""

from typing import Any

from limelight import __version__
from limelight.production.queries import DISCLOSURE, get_view
from limelight.production.steps.making import Bench
from limelight.production.steps.values import Finished, Run
from limelight.stories.script import Script

# The document is part of the last step, which therefore has no end to tell yet.
_LAST_STEP = "finish"
_LISTS = {
    "video": "files",
    "captions": "captions",
    "timeline": "timelines",
    "report": "reports",
}


async def production_document(
    bench: Bench, run: Run, script: Script, files: list[Finished]
) -> dict[str, Any]:
    """The document; `path` of every file is its name beside the document."""
    async with bench.sessions.read() as db:
        view = await get_view(db, bench.workspace_id, run.id)
    listed: dict[str, Any] = {name: [] for name in _LISTS.values()}
    for file in files:
        if file.view.kind in _LISTS:
            listed[_LISTS[file.view.kind]].append(_about(file))
        elif file.view.kind == "thumbnail":
            listed.setdefault("thumbnail", _about(file))
            listed.setdefault("thumbnails", []).append(_about(file))
    return {
        "production": run.id,
        "limelight": __version__,
        "title": script.title,
        "brief": run.brief.model_dump(mode="json"),
        "character": {"id": run.character.id, "name": run.character.name},
        **listed,
        "script": script.model_dump(mode="json"),
        "steps": [
            {"name": step.name, "state": step.state, "seconds": step.seconds, "note": step.note}
            for step in view.steps
            if step.name != _LAST_STEP
        ],
        "cost": {"micros": await bench.gateway.spent_micros(run.id), "currency": "USD"},
        "credits": list(bench.gateway.credits()),
        "disclosures": {
            "statement": DISCLOSURE,
            "digital_source_type": "trainedAlgorithmicMedia",
            "c2pa": True,
            "visible_label": True,
        },
    }


def _about(file: Finished) -> dict[str, Any]:
    about = {"url", "kind", "label", "report"}
    view = file.view.model_dump(mode="json", exclude_none=True, exclude=about)
    report = file.view.report
    if report is not None:
        view |= {"level": report.level, "publishable": report.publishable()}
        view["faults"] = [
            finding.model_dump(mode="json") for finding in report.of("red") + report.of("amber")
        ]
    return {"path": view.pop("name"), **view}
