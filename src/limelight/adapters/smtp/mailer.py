"""Letters by an SMTP server."""

from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import aiosmtplib

from limelight.accounts.errors import NotSent
from limelight.accounts.schemas import Letter
from limelight.kit.settings import MailSettings

_TIMEOUT_SECONDS = 20.0


class SmtpMailer:
    """Hands letters to one SMTP server (RFC 5321); a connection for each, as they are few."""

    is_real = True

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings

    async def send(self, letter: Letter) -> None:
        """Hand it over, by TLS unless the settings say otherwise. Raises NotSent."""
        server = self._settings
        try:
            await aiosmtplib.send(
                message_of(letter, server.sender),
                hostname=server.host,
                port=server.port,
                username=server.user or None,
                password=server.password.get_secret_value() or None,
                use_tls=server.security == "tls",
                start_tls=server.security == "starttls",
                timeout=_TIMEOUT_SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            # What the server says may hold the address and the password's user: not for a page.
            raise NotSent(
                "The mail server did not take the letter. Tell whoever runs this studio.",
            ) from error


def message_of(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a message (RFC 5322, 2369). Line breaks in an address or subject are refused by
    `EmailMessage`, so no header can be smuggled in.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip("> ") or None)
    message["Auto-Submitted"] = "auto-generated"
    if letter.stop_url:
        message["List-Unsubscribe"] = f"<{letter.stop_url}>"
    message.set_content(letter.text)
    return message
