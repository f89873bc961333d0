"""Two windows that changed the same form: what the other one left there."""

from pydantic import BaseModel


def others(mine: BaseModel, theirs: BaseModel, ignored: frozenset[str]) -> tuple[str, ...]:
    """What `theirs` says where `mine` says otherwise, a line a field for people; both are forms as
    typed, of one kind.
    """
    told = []
    for field in type(mine).model_fields:
        here, there = (_plain(getattr(form, field)) for form in (mine, theirs))
        if field not in ignored and here != there:
            told.append(f"{field.replace('_', ' ')}: {there or 'nothing'}")
    return tuple(told)


def _plain(value: object) -> str:
    lines = value if isinstance(value, tuple) else str(value).splitlines()
    return ", ".join(line.strip() for line in map(str, lines) if line.strip())
