"""Drafts and timelines over HTTP: changed, undone, drawn, taken out and put back."""

import json
import shutil
from pathlib import Path
from typing import Any

from tests.make.api import Client, calling
from tests.make.produced import Produced


def _tag(answer: Any) -> dict[str, str]:
    return {"if-match": answer.headers["etag"]}


async def test_a_draft_is_changed_undone_and_its_timeline_replaced(
    produced: Produced, tmp_path: Path
) -> None:
    shutil.copytree(produced.data, tmp_path / "data")
    where = f"/productions/{produced.document['production']}"
    async with calling(tmp_path / "data") as caller:
        await _changes(caller, f"{where}/draft")
        await _takes(caller, f"{where}/draft")
        await _timeline(caller, where)


async def _changes(caller: Client, draft: str) -> None:
    first = await caller.get(draft)
    assert first.status_code == 200, first.text
    scene = first.json()["draft"]["scenes"][0]["id"]
    change = {"do": "set-scene", "scene": scene, "on_screen": "New"}
    unsaid = await caller.post(f"{draft}/changes", json=change)
    assert unsaid.status_code == 428
    done = await caller.post(f"{draft}/changes", json=change, headers=_tag(first))
    assert done.json()["said"] == "Scene changed"
    late = await caller.post(f"{draft}/changes", json=change, headers=_tag(first))
    assert late.status_code == 412
    assert late.json()["current"]["version"] == done.json()["version"]
    undone = await caller.post(f"{draft}/undo", headers=_tag(done))
    assert (undone.json()["is_changed"], undone.json()["can_redo"]) == (False, True)
    again = await caller.post(f"{draft}/redo", headers=_tag(undone))
    assert again.json()["draft"]["scenes"][0]["scene"]["on_screen"] == "New"
    back = await caller.post(f"{draft}/discard", headers=_tag(again))
    assert not back.json()["is_changed"]
    nothing = await caller.post(f"{draft}/redo", headers=_tag(back))
    assert nothing.status_code == 409


async def _takes(caller: Client, draft: str) -> None:
    scene = (await caller.get(draft)).json()["draft"]["scenes"][0]["id"]
    takes = (await caller.get(f"{draft}/scenes/{scene}/takes")).json()
    assert [take["take"] for take in takes] == list(range(6))
    drawn = await caller.post(f"{draft}/scenes/{scene}/picture", params={"take": 1})
    assert drawn.headers["content-type"] == "image/png"
    takes = (await caller.get(f"{draft}/scenes/{scene}/takes")).json()
    assert [take["is_made"] for take in takes[1:3]] == [True, False]
    unknown = await caller.get(f"{draft}/scenes/none/takes")
    assert unknown.status_code == 404


async def _timeline(caller: Client, where: str) -> None:
    put = f"{where}/timeline"
    first = await caller.get(put)
    line = first.json()
    assert line["OTIO_SCHEMA"].startswith("Timeline")
    clip = next(
        one
        for one in line["tracks"]["children"][0]["children"]
        if one["OTIO_SCHEMA"].startswith("Clip")
    )
    clip["metadata"]["limelight"]["on_screen"] = "Elsewhere"
    done = await caller.put(put, json=line, headers=_tag(first))
    assert done.status_code == 200, done.text
    assert done.json()["draft"]["timeline"]["clips"][0]["on_screen"] == "Elsewhere"
    clip["media_references"]["DEFAULT_MEDIA"]["target_url"] = "media/unknown.png"
    refused = await caller.put(put, json=line, headers=_tag(done))
    assert refused.status_code == 422
    assert "unknown.png" in json.dumps(refused.json()["problems"])
    other = await caller.put(put, json={}, headers={"if-match": "*"})
    assert other.json()["type"].endswith("stories.not-a-timeline")
    captions = await caller.get(f"{where}/draft/captions", params={"kind": "vtt"})
    assert captions.text.startswith("WEBVTT")
