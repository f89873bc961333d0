"""What letters say. Plain text: short, who wrote it and why, one address to open."""

from limelight.accounts.schemas import Letter

_FOOT = "If you did not expect this letter, nothing happens when you ignore it.\n"


def reset(to: str, name: str, url: str) -> Letter:
    """For somebody who forgot the password."""
    text = f"Hello {name},\n\nchoose a new password within an hour:\n\n{url}\n\n{_FOOT}"
    return Letter(to, "Choose a new password for Limelight", text)


def verify(to: str, name: str, url: str) -> Letter:
    """To find out whether somebody reads letters at their address."""
    text = f"Hello {name},\n\nopen this to show that this address is yours:\n\n{url}\n\n{_FOOT}"
    return Letter(to, "Is this your address?", text)


def new_address(to: str, name: str, url: str) -> Letter:
    """To the address somebody wants from now on."""
    text = (
        f"Hello {name},\n\nopen this within two days to sign in by this address from now on:\n\n"
        f"{url}\n\n{_FOOT}"
    )
    return Letter(to, "Your new address at Limelight", text)


def address_changed(to: str, name: str, new: str, url: str) -> Letter:
    """To the address somebody had."""
    text = (
        f"Hello {name},\n\nyour account is signed in to by {new} from now on. Was it not you? Open "
        f"this within two weeks to take it back, sign everybody out and choose a new password:\n\n"
        f"{url}\n"
    )
    return Letter(to, "Your address at Limelight was changed", text)


def passkey_added(to: str, name: str, passkey: str, url: str) -> Letter:
    """To somebody whose account has a new passkey."""
    text = (
        f"Hello {name},\n\nyour account can be signed in to with a new passkey, {passkey}. Was it "
        f"not you? Remove it and change your password at once:\n\n{url}\n"
    )
    return Letter(to, "A passkey was added to your account", text)


def invitation(to: str, inviter: str, workspace: str, url: str) -> Letter:
    """To somebody who is invited into a workspace."""
    text = (
        f"Hello,\n\n{inviter} invites you into the workspace {workspace} of a Limelight studio. "
        f"The invitation is good for a week:\n\n{url}\n\n{_FOOT}"
    )
    return Letter(to, f"{inviter} invites you to Limelight", text)


def way_in(to: str, url: str) -> Letter:
    """To somebody who wants an account of an open studio."""
    text = f"Hello,\n\nmake your account within a week:\n\n{url}\n\n{_FOOT}"
    return Letter(to, "Your account at Limelight", text)


def has_account(to: str, name: str, url: str) -> Letter:
    """To somebody who wants an account and has one."""
    text = (
        f"Hello {name},\n\nsomebody asked for an account for this address; you have one. Sign in, "
        f"or choose a new password there:\n\n{url}\n\n{_FOOT}"
    )
    return Letter(to, "You have an account at Limelight", text)
