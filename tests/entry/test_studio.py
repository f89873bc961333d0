"""The socket that the studio listens on."""

import socket

from limelight.entry.studio import listen


def test_no_part_of_an_answer_waits_until_another_is_confirmed() -> None:
    with (
        listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()[:2]),
        listening.accept()[0] as connection,
    ):
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
