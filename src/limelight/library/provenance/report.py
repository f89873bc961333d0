"""A verdict in words."""

from collections.abc import Iterator

from limelight.library.provenance.schemas import (
    EDITED_WITH_AI,
    MADE_BY_AI,
    SeenIngredient,
    Verdict,
)

_STATES = {
    "valid": "{name}: valid. Signed, and not changed since.",
    "invalid": "{name}: invalid. Unchanged, but its certificate does not count: it had ended, was "
    "withdrawn or may not sign.",
    "tampered": "{name}: tampered. It was changed after it was signed, or its manifest is damaged.",
    "none": "{name}: none. It carries no signed manifest.",
    "unreadable": "{name}: unreadable. It is not a whole PNG, JPEG, MP4 or WAV.",
}
_SOURCES = {
    MADE_BY_AI: "made by AI (trainedAlgorithmicMedia)",
    EDITED_WITH_AI: "made or changed in parts by AI (compositeWithTrainedAlgorithmicMedia)",
}


def lines_for(name: str, verdict: Verdict) -> tuple[str, ...]:
    """The verdict in plain English, the answer first."""
    return (_STATES[verdict.state].format(name=name), *_details(verdict))


def _details(verdict: Verdict) -> Iterator[str]:
    facts = (
        ("Signed by", _signer(verdict)),
        ("Says it is", _source(verdict.digital_source_type)),
        ("Metadata says", _metadata(verdict)),
        ("Title", verdict.title),
        ("Character", verdict.character and f"{verdict.character} (fictional, AI)"),
        ("Made with", verdict.software),
        ("Steps", ", ".join(action.removeprefix("c2pa.") for action in verdict.actions)),
        *(("Contains", _piece(piece)) for piece in verdict.ingredients),
        ("Findings", ", ".join(verdict.problems)),
    )
    yield from (f"{name}: {value}" for name, value in facts if value)


def _signer(verdict: Verdict) -> str:
    if verdict.signer == "this studio":
        return f"this studio ({verdict.signer_name})"
    if verdict.signer == "another signer":
        return f"{verdict.signer_name or 'a signer without a name'}, not known to this studio"
    return ""


def _source(term: str) -> str:
    return _SOURCES.get(term, term.rsplit("/", 1)[-1])


def _metadata(verdict: Verdict) -> str:
    proven = verdict.state == "valid" or not verdict.label_in_metadata
    return _source(verdict.label_in_metadata) + ("" if proven else " (not signed, so unproven)")


def _piece(piece: SeenIngredient) -> str:
    mark = f", sha256 {piece.sha256[:12]}..." if piece.sha256 else ""
    chain = ", with its own manifest" if piece.has_manifest else ""
    return f"{piece.title} ({piece.format}{mark}{chain})"
