"""Short marks of values."""

import hashlib

from pydantic import BaseModel


def mark(value: BaseModel) -> str:
    """A short mark of a value, for addresses of what was made from it: another value, another
    mark.
    """
    return hashlib.blake2b(value.model_dump_json().encode(), digest_size=6).hexdigest()
