"""What tests of reviews share."""

from tests.make.signed_in import owner, wired

__all__ = ["owner", "wired"]
