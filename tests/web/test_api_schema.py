"""Every route of the API tried with what its own OpenAPI document allows, and with what it does
not: it never breaks, and it answers as it says. The examples are the same at each run.
"""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from tests.make.serving import Served, served_studio

from limelight.app.site import api_document

# The studio answers from a thread of this process, and what it draws by chance is no strategy's.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
DOCUMENT: dict[str, Any] = api_document()
# A stream of events does not end; tests of its own follow it.
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT).exclude(operation_id="stream_events")
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.ignored_auth,
]
BOUNDED = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served_studio(tmp_path_factory.mktemp("studio")) as served:
        headers = {"authorization": f"Bearer {served.key}"}
        with httpx2.Client(base_url=f"{served.url}/api/v1", headers=headers, timeout=120) as client:
            for name in ("Nova", "Juno"):
                client.post("/characters", json={"name": name}).raise_for_status()
        yield served


def test_the_document_names_everything_once_and_explains_it() -> None:
    found = [
        (path, method, operation)
        for path, methods in DOCUMENT["paths"].items()
        for method, operation in methods.items()
    ]
    names = [operation["operationId"] for _, _, operation in found]
    assert len(names) == len(set(names)) >= 60
    for path, method, operation in found:
        assert operation["summary"], path
        assert operation["tags"], path
        assert operation["security"] != [{"key": []}], (path, "which act does it take?")
        errors = {code for code in operation["responses"] if code.startswith(("4", "5"))}
        assert {"401", "403", "422", "429"} <= errors, path
        names_key = any(one["name"] == "Idempotency-Key" for one in operation["parameters"])
        assert names_key == (method == "post"), path


@SCHEMA.parametrize()
@BOUNDED
def test_a_route_answers_as_it_says_whatever_is_asked(
    case: schemathesis.Case[Any], studio: Served
) -> None:
    response = case.call(base_url=studio.url, headers=_key(studio), timeout=120)
    case.validate_response(response, checks=CHECKS, headers=_key(studio))


POSITIVE = schemathesis.openapi.from_dict(DOCUMENT).exclude(operation_id="stream_events")
POSITIVE.config.generation.update(modes=[schemathesis.GenerationMode.POSITIVE])


@POSITIVE.include(path_regex=r"\{character\}").parametrize()
@BOUNDED
def test_a_route_answers_as_it_says_about_what_is_there(
    case: schemathesis.Case[Any], studio: Served
) -> None:
    case.path_parameters["character"] = "juno"
    if case.operation.method.upper() == "DELETE" and case.operation.path.endswith("{character}"):
        case.path_parameters["character"] = "nobody"
    if "If-Match" in (case.headers or {}):
        case.headers["If-Match"] = "*"
    response = case.call(base_url=studio.url, headers=_key(studio), timeout=120)
    case.validate_response(response, checks=CHECKS[:5], headers=_key(studio))


def _key(studio: Served) -> dict[str, str]:
    return {"Authorization": f"Bearer {studio.key}"}
