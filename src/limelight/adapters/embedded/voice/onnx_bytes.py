"""Small changes to an ONNX model's bytes, without the onnx package.

A model is a protobuf message. Parsers merge a repeated embedded message and concatenate its lists,
so appending a second `graph` field with one more output (or input, or node) adds that to the model
(protobuf encoding, "Last One Wins"; field numbers from onnx.proto3).
"""

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


def with_factor(model: bytes, tensor: str, factor: str) -> bytes:
    """The model with a new input `factor` (one float) that `tensor` is multiplied by before
    anything reads it.

    The node that made `tensor` is renamed in place to a name of the same length, so no length
    changes. Raises ValueError when `tensor` is not made by exactly one node.
    """
    raw = tensor[:-1] + "~"
    made = _message(2, tensor.encode())
    if model.count(made) != 1:
        raise ValueError(f"{tensor} is not made by exactly one node")
    multiply = (
        _message(1, raw.encode())
        + _message(1, factor.encode())
        + _message(2, tensor.encode())
        + _message(3, f"scale {tensor}".encode())
        + _message(4, b"Mul")
    )
    renamed = model.replace(made, _message(2, raw.encode()))
    return renamed + _graph(1, multiply) + _graph(11, _float_tensor(factor, (1,)))
