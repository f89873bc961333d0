"""A strict chat-completions server on loopback that answers as told.

Unknown fields are refused with 400. As a program it serves like `adapters.llamacpp.server`: the key
comes on standard input, the address goes to standard output, and it answers with its own arguments.
"""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_KNOWN = {
    "model", "messages", "temperature", "max_tokens", "seed", "stream", "response_format",
    "repeat_penalty", "repeat_last_n",
}  # fmt: skip


@dataclass
class Chat:
    """What the server answers, in order, the last one for ever; and what it was asked.

    An answer is the content of a completion, or a status to fail with. `hangs` lets it never
    answer.
    """

    answers: list[str | int]
    key: str = ""
    takes_schema: bool = True
    hangs: bool = False
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def next(self) -> str | int:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def serving(chat: Chat) -> Iterator[Chat]:
    """Serve `chat` until the block ends; its `url` ends in /v1."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(chat))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chat.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield chat
    finally:
        chat.released.set()
        server.shutdown()
        server.server_close()


def _handler(chat: Chat) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is logged."""

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            chat.asked.append(body)
            if chat.hangs:
                chat.released.wait()
                return
            self._reply(*_answer(chat, self.path, self.headers.get("Authorization", ""), body))

        def _reply(self, status: int, value: Any) -> None:
            content = json.dumps(value).encode()
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "7")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    return Handler


def _answer(chat: Chat, path: str, authorization: str, body: dict[str, Any]) -> tuple[int, Any]:
    if path != "/v1/chat/completions":
        return 404, {"error": {"message": "no such path"}}
    if chat.key and authorization != f"Bearer {chat.key}":
        return 401, {"error": {"message": "bad key"}}
    unknown = set(body) - _KNOWN
    if unknown or not body.get("messages"):
        return 400, {"error": {"message": f"unknown fields {sorted(unknown)}"}}
    if "response_format" in body and not chat.takes_schema:
        return 400, {"error": {"message": "response_format is not supported"}}
    answer = chat.next()
    if isinstance(answer, int):
        return answer, {"error": {"message": "as told"}}
    choice = {"index": 0, "message": {"role": "assistant", "content": answer}}
    return 200, {"choices": [choice], "usage": {"total_tokens": 7}}


def main() -> None:
    """Serve until killed."""
    key = sys.stdin.readline().strip()
    answer = json.dumps({"arguments": sys.argv[1:], "count": 1})
    with serving(Chat([answer], key=key)) as chat:
        sys.stdout.write(chat.url.removesuffix("/v1") + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
