"""What can go wrong with webhooks."""

from limelight.kit.errors import Conflict, Invalid, NotFound


class UnknownWebhook(NotFound):
    """The workspace has no webhook of that id."""

    kind, title = "webhooks.unknown", "There is no such webhook"


class UnknownDelivery(NotFound):
    """The workspace has no delivery of that id."""

    kind, title = "webhooks.unknown-delivery", "There is no such delivery"


class AddressRefused(Invalid):
    """The address is none, or not one that everybody can reach."""

    kind, title = "webhooks.address-refused", "Webhooks do not go to that address"


class StillTrying(Conflict):
    """The delivery is still being tried."""

    kind, title = "webhooks.still-trying", "It is still being tried"
