"""What the edges need to know who asks, as small Protocols; wired in `app/`."""

from collections.abc import Mapping
from typing import Protocol

from limelight.accounts.schemas import Claims, Errand, Letter, Provider, Visit, Workspace
from limelight.kit.wiring import Wired


class Gatekeeper(Protocol):
    """Recognises people and programs."""

    async def by_session(self, token: str) -> Visit | None:
        """Whoever's browser has this token; None when it is unknown, has expired or was ended."""
        ...

    async def by_key(self, key: str) -> Visit | None:
        """Whoever made this key; None when it is unknown, has expired or was revoked."""
        ...


class Wirings(Protocol):
    """What serves each workspace."""

    def of(self, workspace: Workspace) -> Wired:
        """The wiring of a workspace: the same one each time."""
        ...


class Mailer(Protocol):
    """Sends letters."""

    @property
    def is_real(self) -> bool:
        """Whether letters leave the studio; else it prints them where it was started."""
        ...

    async def send(self, letter: Letter) -> None:
        """Hand a letter over to be delivered. Raises NotSent when that was not possible."""
        ...


class SignInServices(Protocol):
    """Speaks with sign-in services of others."""

    async def check(self, provider: Provider) -> None:
        """Whether there is one at its address. Raises ProviderUnreachable."""
        ...

    async def address_of(self, provider: Provider, errand: Errand) -> str:
        """Where to send a browser. Raises ProviderUnreachable."""
        ...

    async def claims_of(
        self, provider: Provider, errand: Errand, answered: Mapping[str, str]
    ) -> Claims:
        """Who somebody is, from what their browser brought back (the query of the address it came
        to). Raises NotBelieved, ProviderUnreachable.
        """
        ...
