"""What can go wrong with people, sign-in and roles."""

from limelight.kit.errors import Conflict, Invalid, NotFound, Refused, Upstream


class WrongSignIn(Invalid):
    """The e-mail address and the password do not belong together. The same for an address nobody
    has, so that nobody learns who has an account.
    """

    kind, title = "accounts.wrong-sign-in", "That e-mail and password do not match"


class WeakPassword(Invalid):
    """The password is easy to guess."""

    kind, title = "accounts.weak-password", "Choose a stronger password"


class EmailTaken(Conflict):
    """Somebody has that e-mail address already."""

    kind, title = "accounts.email-taken", "That e-mail address is taken"


class OwnerExists(Conflict):
    """The studio has its owner; others are invited."""

    kind, title = "accounts.owner-exists", "This studio has an owner"


class NotTheOwner(Refused):
    """Only whoever runs the studio may create its owner: from the machine it runs on, or with the
    code it printed.
    """

    kind, title = "accounts.not-the-owner", "The code is missing or wrong"


class RoleTooLow(Refused):
    """The role in this workspace does not allow that."""

    kind, title = "accounts.role-too-low", "Your role does not allow that"


class NoWorkspace(Refused):
    """The person is a member of no workspace."""

    kind, title = "accounts.no-workspace", "You are in no workspace"


class UnknownWorkspace(NotFound):
    """No such workspace, or not one of this person's."""

    kind, title = "accounts.unknown-workspace", "There is no such workspace"


class UnknownPerson(NotFound):
    """Nobody with that e-mail address or id."""

    kind, title = "accounts.unknown-person", "There is nobody like that"


class UnknownKey(NotFound):
    """No such key, or not one of this person's."""

    kind, title = "accounts.unknown-key", "There is no such key"


class UnknownInvitation(NotFound):
    """The invitation was used, withdrawn, is too old, is somebody else's, or never was."""

    kind, title = "accounts.unknown-invitation", "That invitation does not work"


class UsedUp(NotFound):
    """The token of a letter was used, is too old, or never was."""

    kind, title = "accounts.used-up", "That link does not work any more"


class LastOwner(Conflict):
    """It would leave a workspace without an owner."""

    kind, title = "accounts.last-owner", "A workspace keeps an owner"


class SignUpClosed(Refused):
    """The studio lets nobody make an account that way."""

    kind, title = "accounts.sign-up-closed", "This studio is not open to everybody"


class NotSent(Upstream):
    """The mail server did not take the letter."""

    kind, title = "accounts.not-sent", "The letter could not be sent"


class WrongCode(Invalid):
    """The code of the authenticator app, or the recovery code, is wrong or was used."""

    kind, title = "accounts.wrong-code", "That code is not right"


class WrongPasskey(Invalid):
    """What a device answered is not what a passkey of this studio signs: another challenge, another
    address, a key nobody has, a copied device.
    """

    kind, title = "accounts.wrong-passkey", "That passkey does not work here"


class CopiedPasskey(WrongPasskey):
    """A device signed rightly but had counted further before: somebody has a copy of it."""

    kind, title = "accounts.copied-passkey", "That passkey seems to be a copy"


class NoPasskeysHere(Conflict):
    """Passkeys belong to the name of a site: there are none for a bare IP address or without
    HTTPS.
    """

    kind, title = "accounts.no-passkeys-here", "Passkeys do not work at this address"


class UnknownPasskey(NotFound):
    """No such passkey, or not one of this person's."""

    kind, title = "accounts.unknown-passkey", "There is no such passkey"


class UnknownProvider(NotFound):
    """No such sign-in service, or nobody who may change them asks."""

    kind, title = "accounts.unknown-provider", "There is no such sign-in service"


class ProviderUnreachable(Upstream):
    """The sign-in service does not answer, or not as OpenID Connect says."""

    kind, title = "accounts.provider-unreachable", "The sign-in service does not answer rightly"


class NotBelieved(Refused):
    """What came back from a sign-in service is not what it would send to this browser now: another
    browser's, used, too old, for somebody else, or not signed by the service.
    """

    kind, title = "accounts.not-believed", "That sign-in was not believed"


class NotLetIn(Refused):
    """The sign-in service says who it is, but the studio has no account for them and makes none."""

    kind, title = "accounts.not-let-in", "This studio does not let you in that way"


class UnknownIdentity(NotFound):
    """No such connected account, or not one of this person's."""

    kind, title = "accounts.unknown-identity", "There is no such connected account"


class ArchiveNotThere(NotFound):
    """No such archive of this workspace, or its time is over."""

    kind, title = "accounts.archive-not-there", "That archive is not there"
