"""Letters handed to a real SMTP server on loopback."""

import pytest
from tests.make.mail_server import serving_mail

from limelight.accounts.errors import NotSent
from limelight.accounts.schemas import Letter
from limelight.adapters.smtp.console import ConsoleMailer
from limelight.adapters.smtp.mailer import SmtpMailer
from limelight.kit.settings import MailSettings

LETTER = Letter("mia@example.com", "Grüße", "Öffne das:\n\nhttps://studio.example/x?token=a_b-c\n")

SIGN_IN: dict[str, object] = {"user": "studio", "password": "swordfish"}


def mailer(port: int, **more: object) -> SmtpMailer:
    told = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "L <l@studio.example>"}
    return SmtpMailer(MailSettings.model_validate({**told, **more}))


async def test_a_letter_arrives_as_it_was_written() -> None:
    async with serving_mail() as server:
        await mailer(server.port, **SIGN_IN).send(LETTER)
    (came,) = server.letters
    assert server.users == ["studio"]
    assert server.recipients == ["mia@example.com"]
    assert (came["To"], came["Subject"]) == (LETTER.to, LETTER.subject)
    assert came["Message-ID"].endswith("@studio.example>")
    assert came.get_content() == LETTER.text


async def test_what_the_server_does_not_take_is_told_without_its_words() -> None:
    async with serving_mail(refuses="mia@example.com") as server:
        with pytest.raises(NotSent) as refused:
            await mailer(server.port).send(LETTER)
        with pytest.raises(NotSent) as wrong:
            await mailer(server.port, **{**SIGN_IN, "password": "wrong"}).send(LETTER)
        port = server.port
    with pytest.raises(NotSent):
        await mailer(port).send(LETTER)
    for problem in (refused, wrong):
        assert "mia" not in problem.value.detail
        assert "studio'" not in problem.value.detail


async def test_no_header_can_be_smuggled_in() -> None:
    async with serving_mail() as server:
        with pytest.raises(ValueError, match="Header"):
            await mailer(server.port).send(Letter("a@b.de\nBcc: c@d.de", "s", "t"))
        assert server.letters == []


async def test_without_a_server_letters_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    await ConsoleMailer().send(LETTER)
    said = capsys.readouterr()
    assert "https://studio.example/x?token=a_b-c" in said.err
    assert said.out == ""
