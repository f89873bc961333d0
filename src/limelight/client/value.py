"""What all values of the client are."""

from pydantic import BaseModel, ConfigDict, PrivateAttr


class Value(BaseModel):
    """A value of the API. Fields that a newer studio adds are passed over. `etag` is the version it
    was read as, for If-Match; empty where it has none.
    """

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    _etag: str = PrivateAttr("")

    @property
    def etag(self) -> str:
        """The version it was read as."""
        return self._etag
