"""A small SMTP server on loopback that keeps what it is given (RFC 5321, AUTH PLAIN)."""

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer:
    """What it heard: letters, and who signed in. `refuses` is a recipient it does not take."""

    def __init__(self, refuses: str = "") -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.users: list[str] = []
        self.port = 0
        self._refuses = refuses

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client, to its end."""

        async def say(line: str) -> None:
            writer.write(line.encode() + b"\r\n")
            await writer.drain()

        await say("220 here")
        while line := (await reader.readline()).decode().strip():
            verb = line.split()[0].upper()
            if verb == "EHLO":
                await say("250-here\r\n250 AUTH PLAIN")
            elif verb == "AUTH":
                told = base64.b64decode(line.split()[2]).split(b"\0")
                self.users.append(told[1].decode())
                await say("235 in" if told[2] == b"swordfish" else "535 no")
            elif verb == "RCPT" and self._refuses and self._refuses in line:
                await say("550 nobody here")
            elif verb == "DATA":
                self.letters.append(await self._read(reader, say))
                await say("250 kept")
            elif verb == "QUIT":
                await say("221 bye")
                break
            else:
                if verb == "RCPT":
                    self.recipients.append(line.partition("<")[2].partition(">")[0])
                await say("250 go on")
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    async def _read(self, reader: asyncio.StreamReader, say: object) -> EmailMessage:
        await say("354 go ahead")  # type: ignore[operator]
        content = b""
        while (line := await reader.readline()) != b".\r\n":
            content += line.removeprefix(b".") if line.startswith(b"..") else line
        return message_from_bytes(content, policy=policy.default)


@asynccontextmanager
async def serving_mail(refuses: str = "") -> AsyncIterator[MailServer]:
    """The server, listening on `port`."""
    mail = MailServer(refuses)
    server = await asyncio.start_server(mail.answer, "127.0.0.1", 0)
    mail.port = server.sockets[0].getsockname()[1]
    async with server:
        yield mail
