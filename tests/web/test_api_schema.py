"""Every route of the API tried with what its own OpenAPI document allows, and with what it does
not: it never breaks, and it answers as it says. The examples are the same at each run.
"""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.specs.openapi import checks
from tests.make.serving import Served, served_studio

from limelight.app.site import api_document

# The studio answers from a thread of this process, and what it draws by chance is no strategy's.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
DOCUMENT: dict[str, Any] = api_document()
# A stream of events does not end; tests of its own follow it.
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT).exclude(operation_id="stream_events")


def refuses_what_is_wrong(ctx: Any, response: Any, case: schemathesis.Case[Any]) -> bool | None:
    """As schemathesis checks it, but for yes and no told as 1 and 0, or the other way round: what
    reads bodies takes one for the other, and nothing is lost.
    """
    try:
        return checks.negative_data_rejection(ctx, response, case)
    except AcceptedNegativeData as failure:
        if "Incorrect type" in failure.message and _has_yes_or_no(case.body):
            return None
        raise


def _has_yes_or_no(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_yes_or_no, value.values()))
    if isinstance(value, list):
        return any(map(_has_yes_or_no, value))
    return isinstance(value, int | float) and value in (0, 1)


CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    refuses_what_is_wrong,
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


@pytest.fixture(scope="module", autouse=True)
def _examples_of_no_module() -> Iterator[None]:
    """Hypothesis draws from the constants of all modules of ours that are loaded: a new file, or
    another test before this one, would be other examples.
    """
    with pytest.MonkeyPatch.context() as patch:
        none = type(providers.GLOBAL_CONSTANTS)()
        patch.setattr(providers, "_get_local_constants", lambda: none)
        patch.setattr(providers, "CONSTANTS_CACHE", {})
        yield


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
