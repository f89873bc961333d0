"""The pages of productions, asked without a browser."""

import asyncio
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.make.scripted_productions import ScriptedProductions

from limelight.production.schemas import Order, ProductionId, Spent
from limelight.renders.qc.schemas import Finding, Fit, Report, Span
from limelight.stories.finish import Branding, Bumper, Finish
from limelight.stories.pacing import Pacing

HX = {"hx-request": "true"}
NASTY = """<script>alert(1)</script>"><img src=x onerror=alert(2)> {{ 7*7 }} '"""


def start(
    productions: ScriptedProductions, text: str = "Tips for growing basil", character: str = ""
) -> ProductionId:
    order = Order(text=text, formats="9:16,16:9", character=character)
    return asyncio.run(productions.start(order))


def test_the_form_says_which_languages_have_texts_only(visitor: TestClient) -> None:
    page = visitor.get("/production/new").text
    assert "Texts only, without a video: German, Japanese, Arabic" in page
    assert '<option value="ja"' not in page


def test_a_brief_starts_a_production_and_leads_to_it(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    form = {"text": "  Tips for\n growing basil ", "seconds": "30", "formats": ["9:16", "1:1"]}
    more = {"character": "kenji", "seed": "7", "captions": "boxed"}
    answer = visitor.post("/production", data={**form, **more})
    assert (answer.status_code, answer.headers["location"]) == (303, "/production/run-1")
    view = productions.views[ProductionId("run-1")]
    assert view.character_id == "kenji"
    assert view.brief.model_dump(exclude_defaults=True) == {
        "text": "Tips for growing basil",
        "seconds": 30,
        "formats": ("9:16", "1:1"),
        "seed": 7,
        "captions": "boxed",
    }
    again = visitor.get("/production/new?again=run-1").text
    assert '<option value="boxed" selected>' in again


def test_the_look_of_a_production_stays_with_the_form_that_makes_it_again(
    visitor: TestClient,
) -> None:
    form = {"text": "Tips for basil", "seconds": "30", "formats": ["9:16"], "look": "Garden"}
    assert visitor.post("/production", data=form).status_code == 303
    again = visitor.get("/production/new?again=run-1").text
    assert '<option value="Garden" selected>' in again
    assert 'name="look"' not in visitor.get("/production/new").text


def test_what_it_will_take_is_said_before_anything_is_made(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    assert 'hx-post="/production/quote"' in visitor.get("/production/new").text
    told = visitor.post("/production/quote", data={"formats": ["9:16"]}, headers=HX).text
    assert "About <strong>" in told
    assert "under $0.01" in told
    assert "Nothing was made here yet" in told
    wrong = visitor.post("/production/quote", data={"formats": ["9:16"], "seconds": "999"})
    assert "outside 5 to 180" in wrong.text
    assert productions.views == {}


def test_what_it_took_stands_beside_the_estimate(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    productions.finish(run)
    assert 'id="took"' not in visitor.get(f"/production/{run}").text
    quote = asyncio.run(productions.quote(Order(text="Basil", formats="9:16")))
    spent = Spent(seconds=71.0, cost_micros=0, video_bytes=4_200_000, size_bytes=9, is_first=True)
    for is_first, heads in ((True, 3), (False, 2)):
        told = {"quote": quote, "spent": spent.model_copy(update={"is_first": is_first})}
        productions.views[run] = productions.views[run].model_copy(update=told)
        page = visitor.get(f"/production/{run}").text
        table = page[page.index('id="took"') :].split("</table>")[0]
        assert "1 min 11 sec" in table
        assert "4.2 MB" in table
        assert table.count('scope="col"') == heads


def test_what_is_typed_is_kept_and_two_windows_keep_both(visitor: TestClient) -> None:
    one = visitor.post("/production/briefs", data={"text": "Basil", "formats": "9:16"}).json()
    assert (one["version"], one["is_own"]) == (1, False)
    told = {"text": "Basil and mint", "draft": one["id"], "draft_version": "1"}
    assert visitor.post("/production/briefs", data=told).json()["version"] == 2
    other = visitor.post("/production/briefs", data={**told, "text": "Only mint"}).json()
    assert other["is_own"]
    page = visitor.get(f"/production/new?draft={one['id']}").text
    assert ">Basil and mint</textarea>" in page
    assert "Only mint" in page
    sent = {"text": "Basil", "formats": "9:16", "draft": other["id"]}
    assert visitor.post("/production", data=sent).status_code == 303
    assert "Only mint" not in visitor.get("/production/new").text
    gone = visitor.post(f"/production/briefs/{one['id']}/discard")
    assert gone.headers["location"] == "/production/new"
    assert visitor.get(f"/production/new?draft={one['id']}").status_code == 404


def test_ideas_come_first_and_then_ways_to_go_on(visitor: TestClient) -> None:
    ideas = visitor.post("/production/briefs/ideas", data={"character": "mia", "page": "2"}).text
    assert "Idea 2 for mia" in ideas
    assert "Other ideas" in ideas
    going = visitor.post("/production/briefs/ideas", data={"text": "how to grow"}).text
    assert 'data-value="how to grow basil"' in going
    assert "Idea" not in going


def test_advanced_fields_return_with_make_another(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    brief = productions.views[run].brief
    brief = brief.model_copy(
        update={
            "stems": True,
            "intro": Bumper(title="Hello", detail="there"),
            "pacing": Pacing(tighten_pauses=0.35),
            "finish": Finish(grain=0.2),
            "branding": Branding(logo=Path("logo.png"), accent="#00ff00"),
        }
    )
    productions.views[run] = productions.views[run].model_copy(update={"brief": brief})
    page = visitor.get(f"/production/new?again={run}").text
    for shown in ('value="Hello | there"', 'value="0.35"', 'value="0.2"', 'value="#00ff00"'):
        assert shown in page
    assert re.search(r'name="stems" type="checkbox" value="1" checked', page)
    assert re.search(rf'name="files_of" type="checkbox" value="{run}" checked', page)


def test_htmx_is_sent_on_by_header(visitor: TestClient) -> None:
    answer = visitor.post("/production", data={"text": "Basil", "formats": "9:16"}, headers=HX)
    assert answer.headers["hx-redirect"] == "/production/run-1"


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"text": " "}, "text", "The brief is empty"),
        ({"text": "x" * 20_000}, "text", "20,000 characters"),
        ({"text": "12 34"}, "text", "no words"),
        ({"text": "film a real person"}, "text", "real person"),
        ({"seconds": "0"}, "seconds", "outside 5 to 180"),
        ({"seconds": "10000"}, "seconds", "outside 5 to 180"),
        ({"seconds": "abc"}, "seconds", "must be a whole number"),
        ({"formats": "21:9"}, "formats", "Unknown format"),
        ({"formats": []}, "formats", "at least one format"),
        ({"language": "xx"}, "language", "not good enough yet"),
        ({"language": "ja"}, "language", "There are captions, titles, hooks"),
        ({"told_as": "opera"}, "told_as", "Choose from tips, story"),
        ({"captions": "disco"}, "captions", "Choose from karaoke, pop"),
        ({"seed": "-1"}, "seed", "The seed must lie between"),
        ({"seed": "1.5"}, "seed", "must be a whole number"),
        ({"character": "nobody"}, "character", "no character"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HX])
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept(
    visitor: TestClient,
    productions: ScriptedProductions,
    change: dict[str, str],
    field: str,
    says: str,
    headers: dict[str, str],
) -> None:
    form = {"text": "Tips for basil", "seconds": "25", "formats": "9:16", "seed": "3", **change}
    answer = visitor.post("/production", data=form, headers=headers)
    assert answer.status_code == 422
    error = re.search(rf'id="{field}-error">.*?</p>', answer.text, re.S)
    assert error is not None
    assert says in error[0]
    assert 'role="alert"' in answer.text
    assert ("<html" in answer.text) is (not headers)
    kept = change.get("seconds", "25")
    assert f'value="{kept}"' in answer.text
    assert len(re.findall(r"\sautofocus", answer.text)) <= 1
    assert productions.views == {}


def test_nothing_that_was_typed_becomes_markup(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    nasty = start(productions, NASTY)
    productions.advance(nasty)
    productions.fail(nasty, NASTY)
    wrong = {"text": NASTY, "seconds": NASTY, "language": NASTY, "seed": NASTY, "character": NASTY}
    pages = [
        visitor.post("/production", data={**wrong, "formats": "9:16"}).text,
        visitor.get("/production").text,
        visitor.get(f"/production/{nasty}").text,
        visitor.get(f"/production/{nasty}/events").text,
        visitor.get(f"/production/new?again={nasty}").text,
        visitor.get("/production/new", params={"character": NASTY}).text,
    ]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "49" not in re.sub(r"v=[0-9a-f]+", "", page)
    assert "&lt;script&gt;alert(1)" in pages[2]


def test_a_finished_production_plays_and_downloads(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    productions.finish(run)
    page = visitor.get(f"/production/{run}").text
    assert page.count("<video") == 2
    assert 'kind="captions"' in page
    for file in productions.views[run].files:
        answer = visitor.get(f"{file.url}?download=1")
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == file.mime
        assert answer.headers["content-disposition"] == f'attachment; filename="{file.name}"'
        assert f"{file.url}?download=1" in page


def test_a_video_can_be_read_in_parts(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    productions.finish(run)
    video = productions.views[run].files[0]
    part = visitor.get(video.url, headers={"range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)
    assert part.headers["content-disposition"].startswith("inline")


def test_a_picture_the_browser_has_is_not_sent_again(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    url = f"/production/{start(productions)}/files/thumbnail.png"
    first = visitor.get(url)
    again = visitor.get(url, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_file_that_is_not_there_is_not_found(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    for name in ("nope.mp4", "../secrets", "%2e%2e/%2e%2e/etc/passwd"):
        assert visitor.get(f"/production/{run}/files/{name}").status_code == 404


def test_the_last_event_is_the_whole_state_and_then_the_end(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    productions.finish(run)
    answer = visitor.get(f"/production/{run}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    first, end = [event for event in answer.text.split("\n\n") if event]
    assert all(line.startswith("data: ") for line in first.splitlines())
    assert "<video" in first
    assert end == "event: ended\ndata: ended"


def test_events_of_an_unknown_production_are_refused(visitor: TestClient) -> None:
    assert visitor.get("/production/none/events").status_code == 404


def test_a_run_that_has_ended_opens_no_stream(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    assert "hx-sse:connect" in visitor.get(f"/production/{run}").text
    productions.finish(run)
    assert "hx-sse:connect" not in visitor.get(f"/production/{run}").text


def test_stopping_and_going_on(visitor: TestClient, productions: ScriptedProductions) -> None:
    run = start(productions)
    said = visitor.post(f"/production/{run}/cancel", headers=HX)
    assert "Stopping" in said.text
    assert productions.views[run].state == "cancelled"
    assert "Resume" in visitor.get(f"/production/{run}").text
    on = visitor.post(f"/production/{run}/resume")
    assert (on.status_code, on.headers["location"]) == (303, f"/production/{run}")
    assert productions.resumed == [run]


def test_a_failure_is_told_with_its_reason(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    productions.advance(run, 2)
    productions.fail(run, "The disk is full.")
    page = visitor.get(f"/production/{run}").text
    assert page.count("The disk is full.") == 2
    assert 'data-state="failed"' in page


def test_the_list_pages_and_filters(visitor: TestClient, productions: ScriptedProductions) -> None:
    runs = [start(productions, f"Topic number {number} here") for number in range(14)]
    productions.finish(runs[0])
    first = visitor.get("/production").text
    assert first.count('class="piece"') == 12
    more = re.search(r'href="(/production\?cursor=[^"]+)"', first)
    assert more is not None
    assert visitor.get(more[1]).text.count('class="piece"') == 2
    assert visitor.get("/production?state=done").text.count('class="piece"') == 1
    assert "Nothing here is failed" in visitor.get("/production?state=failed").text
    assert visitor.get("/production?state=nonsense").text.count('class="piece"') == 12


def test_the_list_keeps_to_one_character_while_it_pages(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    for number in range(13):
        start(productions, f"Topic number {number} here", character="kenji")
    start(productions, "Another topic here", character="mia")
    first = visitor.get("/production?character=kenji").text
    assert first.count('class="piece"') == 12
    assert "Made with Kenji Mori" in first
    assert "Filter by state" not in first
    more = re.search(r'href="(/production\?character=kenji&amp;cursor=[^"]+)"', first)
    assert more is not None
    assert visitor.get(more[1].replace("&amp;", "&")).text.count('class="piece"') == 1
    assert 'href="/production/new?character=nobody"' in (
        visitor.get("/production?character=nobody").text
    )


def test_an_empty_studio_invites(visitor: TestClient) -> None:
    assert "The stage is yours" in visitor.get("/production").text


def test_making_another_fills_the_form(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions, "Tips for growing mint")
    page = visitor.get(f"/production/new?again={run}").text
    assert ">Tips for growing mint</textarea>" in page
    assert re.search(r'value="16:9" checked', page)
    assert not re.search(r'value="1:1" checked', page)


def test_a_fault_of_a_video_is_told_with_its_place_and_remedy(
    visitor: TestClient, productions: ScriptedProductions
) -> None:
    run = start(productions)
    productions.finish(run)
    view = productions.views[run]
    fault = Finding(
        rule="sound.clipped",
        level="red",
        measured="9 places",
        limit="none",
        places=(Span(start=61.0, end=61.2),),
        remedy="Mix it <again>.",
    )
    fit = Fit(platform="x", label="X", is_fit=False, reasons=("seconds: 300.0 s",))
    report = Report(file="v.mp4", sha256="0", seconds=70, findings=(fault,), fits=(fit,))
    assert "quality-title" not in visitor.get(f"/production/{run}").text
    file = view.files[0].model_copy(update={"kind": "report", "report": report})
    productions.views[run] = view.model_copy(update={"files": (*view.files, file)})
    page = visitor.get(f"/production/{run}").text
    for said in ("Held back", "sound: clipped", "at 1:01", "Mix it &lt;again&gt;.", "300.0 s"):
        assert said in page
    assert "Publishing is blocked" in page
