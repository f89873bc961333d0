"""Read the label back and say whether it can be believed. Offline; opens no connection whatever the
file asks for.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import c2pa

from limelight.library.provenance import engine, media, strict, xmp
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.errors import CannotLabel
from limelight.library.provenance.label import DISCLOSURE
from limelight.library.provenance.report import lines_for
from limelight.library.provenance.schemas import Mime, SeenIngredient, Signer, State, Verdict

# Who signed is a question of its own; this code says neither bytes nor certificate are at fault.
_UNKNOWN_SIGNER = "signingCredential.untrusted"
_ABOUT_THE_CERTIFICATE = "signingCredential."
_LONGEST_MARK = max(map(len, strict.MARKS))
_UNSIGNED = "limelight.unsignedBytes.changed"


class _Reading(NamedTuple):
    """What the library says: its report, or why there is none."""

    store: dict[str, Any]
    broken: str


def verify_file(path: Path, identity: Identity | None = None) -> Verdict:
    """Judge the label of a PNG, JPEG, MP4 or WAV; raises only OSError for a file that cannot be
    opened.

    With `identity`, its signatures are recognised as this studio's. Any changed byte of a file
    labelled here is `tampered`, or `unreadable` where not even the kind of file can be told any
    more. Blocking; reads the whole file, about 6 ms per megabyte.
    """
    verdict = _judge(path, identity)
    return verdict.model_copy(update={"lines": lines_for(path.name, verdict)})


def _judge(path: Path, identity: Identity | None) -> Verdict:
    try:
        mime: Mime | None = media.mime_of(path)
    except CannotLabel:
        mime = None
    reading = _read_manifest(path, mime, identity) if mime else _Reading({}, "")
    label, is_whole = _metadata_of(path)
    if reading.store:
        found = _from_store(reading.store)
        problems = (*found.problems, *_unsigned_changes(path, found, reading.store))
        return found.model_copy(
            update={
                "state": _state(problems) if is_whole else "tampered",
                "label_in_metadata": label,
                "problems": problems,
            }
        )
    if _mentions_manifest(path):
        trouble = (reading.broken or "manifest.damaged",)
        return Verdict(state="tampered", label_in_metadata=label, problems=trouble)
    return Verdict(state="none" if is_whole else "unreadable", label_in_metadata=label)


def _read_manifest(path: Path, mime: Mime, identity: Identity | None) -> _Reading:
    try:
        with (
            path.open("rb") as file,
            c2pa.Reader(mime, file, context=engine.reading(identity)) as reader,
        ):
            store: dict[str, Any] = json.loads(reader.json())
            return _Reading(store, "")
    except c2pa.C2paError as trouble:
        return _Reading({}, str(trouble).split("\n", 1)[0][:200])


def _mentions_manifest(path: Path) -> bool:
    """Whether the remains of a manifest are there although none can be read."""
    with path.open("rb") as file:
        earlier = b""
        while block := file.read(1 << 20):
            if any(mark in earlier + block for mark in strict.MARKS):
                return True
            earlier = block[-_LONGEST_MARK:]
    return False


def _metadata_of(path: Path) -> tuple[str, bool]:
    """The source type in the XMP and whether the container is whole."""
    try:
        return xmp.source_type_in(media.xmp_of(path)), True
    except CannotLabel:
        return "", False


def _unsigned_changes(path: Path, found: Verdict, store: dict[str, Any]) -> Iterator[str]:
    """What the standard does not look at, for files of our own making."""
    if not found.software.startswith(xmp.SOFTWARE):
        return
    brands = _assertion(_active(store), DISCLOSURE).get("brands_sha256", "")
    try:
        as_written = strict.is_as_written(media.manifest_of(path))
        if not as_written or media.brands_sha256(path) != brands:
            yield _UNSIGNED
    except CannotLabel:
        yield _UNSIGNED


def _state(problems: tuple[str, ...]) -> State:
    grave = [code for code in problems if code != _UNKNOWN_SIGNER]
    if any(not code.startswith(_ABOUT_THE_CERTIFICATE) for code in grave):
        return "tampered"
    return "invalid" if grave else "valid"


def _active(store: dict[str, Any]) -> dict[str, Any]:
    manifest: dict[str, Any] = store["manifests"].get(store.get("active_manifest", ""), {})
    return manifest


def _from_store(store: dict[str, Any]) -> Verdict:
    """What the manifest says; the state is for the caller to decide."""
    manifest = _active(store)
    actions = list(_actions(manifest))
    created = next((action for action in actions if "digitalSourceType" in action), {})
    generator = (manifest.get("claim_generator_info") or [{}])[0]
    return Verdict(
        state="valid",
        signer=_signer(store, manifest),
        signer_name=str(manifest.get("signature_info", {}).get("common_name", "")),
        digital_source_type=str(created.get("digitalSourceType", "")),
        title=str(manifest.get("title", "")),
        character=str(_assertion(manifest, DISCLOSURE).get("character", "")),
        software=f"{generator.get('name', '')} {generator.get('version', '')}".strip(),
        actions=tuple(str(action.get("action", "")) for action in actions),
        ingredients=tuple(_ingredient(seen) for seen in manifest.get("ingredients", ())),
        problems=tuple(dict.fromkeys(_problems(store))),
    )


def _problems(store: dict[str, Any]) -> Iterator[str]:
    results = store.get("validation_results", {})
    active = results.get("activeManifest") or {}
    yield from (status["code"] for status in active.get("failure", ()))
    for delta in results.get("ingredientDeltas") or ():
        yield from (status["code"] for status in delta["validationDeltas"].get("failure", ()))


def _signer(store: dict[str, Any], manifest: dict[str, Any]) -> Signer:
    if store.get("validation_state") == "Trusted":
        return "this studio"
    return "another signer" if manifest.get("signature_info", {}).get("issuer") else "unknown"


def _actions(manifest: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("c2pa.actions.v2", "c2pa.actions"):
        yield from _assertion(manifest, name).get("actions", ())


def _assertion(manifest: dict[str, Any], label: str) -> dict[str, Any]:
    for assertion in manifest.get("assertions", ()):
        if assertion.get("label") == label and isinstance(assertion.get("data"), dict):
            found: dict[str, Any] = assertion["data"]
            return found
    return {}


def _ingredient(seen: dict[str, Any]) -> SeenIngredient:
    mark = str(seen.get("instance_id", ""))
    return SeenIngredient(
        title=str(seen.get("title", "")),
        format=str(seen.get("format", "")),
        sha256=mark.removeprefix("sha256:") if mark.startswith("sha256:") else "",
        relationship=str(seen.get("relationship", "")),
        has_manifest=bool(seen.get("active_manifest")),
    )
