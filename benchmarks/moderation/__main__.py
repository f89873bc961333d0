"""Prints the table of docs/moderation.md: `python -m benchmarks.moderation`."""

import hashlib
from collections.abc import Callable, Iterator

from benchmarks.moderation.rows import Held, held_out
from limelight.adapters.embedded.judge import rules
from limelight.adapters.embedded.judge.heads import judge as heads
from limelight.moderation.schemas import Check, Context, Finding

Looked = list[tuple[Held, tuple[Finding, ...]]]


def main() -> None:
    """Judge every held-out text by rules, by heads and by both."""
    texts = held_out()
    by_rules: Looked = [(held, rules.judge(held.text, held.language, _as(held))) for held in texts]
    by_heads: Looked = [(held, heads.judge(held.text, _as(held))) for held in texts]
    both: Looked = [
        (one[0], (*one[1], *two[1])) for one, two in zip(by_rules, by_heads, strict=True)
    ]
    print("| check | texts | refused by rules | found by rules | by heads | by both | precision |")
    print("|---|---|---|---|---|---|---|")
    for check in dict.fromkeys(held.label for held in texts if not held.is_harmless):
        cells = (_share(looked, check, _any) for looked in (by_rules, by_heads, both))
        count = sum(held.label == check for held in texts)
        refused = _share(by_rules, check, _rejects)
        print("|", " | ".join([check, str(count), refused, *cells, _precision(both, check)]), "|")
    for label in ("harmless", "hard"):
        chosen = [one for one in both if one[0].label == label]
        refused_count = sum(any(map(_rejects, found)) for _, found in chosen)
        looked_count = sum(any(map(_any, found)) for _, found in chosen)
        print(f"{label}: {len(chosen)} texts, refused {refused_count}, for a look {looked_count}")
    for line in _confusions(both):
        print(line)


def _as(held: Held) -> Context:
    return Context(kind="import" if held.label == Check.INJECTION else "brief")


def _any(finding: Finding) -> bool:
    return finding.severity != "pass"


def _rejects(finding: Finding) -> bool:
    return finding.severity == "reject"


def _share(looked: Looked, check: str, counts: Callable[[Finding], bool]) -> str:
    mine = [found for held, found in looked if held.label == check]
    return f"{sum(any(map(counts, found)) for found in mine) / len(mine):.0%}"


def _precision(looked: Looked, check: str) -> str:
    """Of the texts in which this check was found, those that are of a check at all."""
    found = [held for held, findings in looked if any(each.check == check for each in findings)]
    return f"{sum(not held.is_harmless for held in found) / len(found):.0%}" if found else "-"


def _confusions(looked: Looked) -> Iterator[str]:
    """Harmless texts that were stopped, in words; what was missed by its hash alone."""
    for held, found in looked:
        if held.is_harmless and found:
            yield f"stopped: {held.text} ({', '.join(each.check for each in found)})"
        elif not held.is_harmless and not found:
            digest = hashlib.sha256(held.text.encode()).hexdigest()[:8]
            yield f"missed: {held.label} {held.language} {digest}"


if __name__ == "__main__":
    main()
