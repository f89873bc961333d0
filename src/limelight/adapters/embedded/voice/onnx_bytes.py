"""Small changes to an ONNX model's bytes, without the onnx package.

A model is a protobuf message. Parsers merge a repeated embedded message and concatenate its lists,
so appending a second `graph` field with one more output (or input, or node) adds that to the model
(protobuf encoding, "Last One Wins"; field numbers from onnx.proto3).
"""

import struct
from typing import NamedTuple

_FLOAT = 1
_LENGTH_DELIMITED = 2


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _message(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | _LENGTH_DELIMITED) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _float_tensor(name: str, shape: tuple[int, ...] | None) -> bytes:
    tensor = _number(1, _FLOAT)
    if shape is not None:
        dims = b"".join(_message(1, _number(1, size)) for size in shape)
        tensor += _message(2, dims)
    return _message(1, name.encode()) + _message(2, _message(1, tensor))


def _graph(field: int, content: bytes) -> bytes:
    return _message(7, _message(field, content))


def with_output(model: bytes, tensor: str) -> bytes:
    """The model with the inner float tensor `tensor` as its last output."""
    return model + _graph(12, _float_tensor(tensor, None))


def _floats(name: str, value: float) -> bytes:
    """A constant of one float (an initializer)."""
    number = struct.pack("<f", value)
    return _number(1, 1) + _number(2, _FLOAT) + _message(4, number) + _message(8, name.encode())


class Node(NamedTuple):
    """One operation to add; `to` is the number of the type that a Cast makes."""

    kind: str
    inputs: tuple[str, ...]
    output: str
    to: int | None = None

    def encoded(self) -> bytes:
        """The node as a NodeProto."""
        parts = [_message(1, name.encode()) for name in self.inputs]
        parts += [_message(2, self.output.encode()), _message(3, f"made {self.output}".encode())]
        parts.append(_message(4, self.kind.encode()))
        if self.to is not None:
            parts.append(_message(5, _message(1, b"to") + _number(3, self.to) + _number(20, 2)))
        return b"".join(parts)


def _renamed(model: bytes, tensor: str) -> tuple[bytes, str]:
    """The model whose `tensor` has a name of the same length, so that no length changes; raises
    ValueError when it is not made by exactly one node.
    """
    raw = tensor[:-1] + "~"
    made = _message(2, tensor.encode())
    if model.count(made) != 1:
        raise ValueError(f"{tensor} is not made by exactly one node")
    return model.replace(made, _message(2, raw.encode())), raw


def with_pitch(model: bytes, tensor: str, floor_hz: float, least_hz: float) -> bytes:
    """The model with two new inputs that shape the pitch curve `tensor` (Hz) before anything reads
    it: `pitch_spread` widens it about its mean, `pitch_factor` then multiplies it (one float each).

    Only values over `floor_hz` are voiced and changed; they never fall under `least_hz` times the
    factor. Raises ValueError when `tensor` is not made by exactly one node.
    """
    renamed, raw = _renamed(model, tensor)
    constants = {"pitch_floor": floor_hz, "pitch_least": least_hz, "pitch_one": 1.0}
    nodes = (
        Node("Greater", (raw, "pitch_floor"), "pitch_voiced"),
        Node("Cast", ("pitch_voiced",), "pitch_mask", to=_FLOAT),
        Node("Mul", (raw, "pitch_mask"), "pitch_heard"),
        Node("ReduceSum", ("pitch_heard",), "pitch_sum"),
        Node("ReduceSum", ("pitch_mask",), "pitch_counted"),
        Node("Max", ("pitch_counted", "pitch_one"), "pitch_count"),
        Node("Div", ("pitch_sum", "pitch_count"), "pitch_mean"),
        Node("Sub", (raw, "pitch_mean"), "pitch_away"),
        Node("Mul", ("pitch_away", "pitch_spread"), "pitch_spread_out"),
        Node("Add", ("pitch_mean", "pitch_spread_out"), "pitch_moved"),
        Node("Max", ("pitch_moved", "pitch_least"), "pitch_kept"),
        Node("Mul", ("pitch_kept", "pitch_factor"), "pitch_scaled"),
        Node("Where", ("pitch_voiced", "pitch_scaled", raw), tensor),
    )
    added = b"".join(_graph(1, node.encoded()) for node in nodes)
    added += b"".join(_graph(5, _floats(name, value)) for name, value in constants.items())
    for name in ("pitch_spread", "pitch_factor"):
        added += _graph(11, _float_tensor(name, (1,)))
    return renamed + added
