"""Identifiers."""

import uuid

from limelight.kit.ids import new_id


def test_ids_are_uuids_of_version_7() -> None:
    assert uuid.UUID(new_id()).version == 7
    assert uuid.UUID(new_id()).variant == uuid.RFC_4122


def test_ids_never_repeat() -> None:
    assert len({new_id() for _ in range(5000)}) == 5000
