"""Calls that show how an operation is asked for: with curl, and with the Python client."""

import json
import keyword
import re
import shlex
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from limelight.web.reference.samples import Samples, Schema

_ETAG = '"2f6c0d7b9a3e41f08c5d"'
_LINE = 80
JSON, STREAM = "application/json", "text/event-stream"


def class_name(raw: str) -> str:
    """What the Python client calls a schema: "Page_Character_" is PageCharacter."""
    return "".join(part[0].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", raw) if part)


def curl(samples: Samples, method: str, path: str, operation: Schema) -> str:
    """The command; the shell knows the studio as $STUDIO and the key as $KEY."""
    asked = {}
    for one in operation["parameters"]:
        value = samples.asked(one["schema"])
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(_placed(samples, one)), safe=""))
        elif one["in"] == "query" and one.get("required"):
            asked[one["name"]] = value
    url = f"$STUDIO{path}" + (f"?{urlencode(asked, doseq=True)}" if asked else "")
    answer = answered_as(operation)
    parts = ["curl" + (" -N" if answer == STREAM else "")]
    parts[0] += ("" if method == "GET" else f" -X {method}") + f' "{url}"'
    parts.append('-H "Authorization: Bearer $KEY"')
    if takes_match(operation):
        parts.append(f"-H {shlex.quote(f'If-Match: {_ETAG}')}")
    body = operation.get("requestBody", {}).get("content", {})
    if is_file(operation):
        parts += [f'-H "Content-Type: {next(iter(body))}"', "--data-binary @FILE"]
    elif body:
        text = json.dumps(samples.asked(body[JSON]["schema"]), indent=2, ensure_ascii=False)
        parts += [f'-H "Content-Type: {JSON}"', f"-d {shlex.quote(text)}"]
    if answer not in ("", JSON, STREAM):
        parts.append("-o FILE")
    return " \\\n  ".join(parts)


def python(samples: Samples, operation: Schema) -> str:
    """The lines, where `studio` is a `limelight.client.Limelight`."""
    if answered_as(operation) == STREAM:
        return "for event in studio.follow():\n    print(event)"
    used: set[str] = set()
    parameters = operation["parameters"]
    arguments = [_literal(_placed(samples, one)) for one in parameters if one["in"] == "path"]
    body = operation.get("requestBody", {}).get("content", {})
    before = ""
    if is_file(operation):
        before = "from pathlib import Path\n\n"
        arguments.append('Path("FILE").read_bytes()')
    elif body:
        schema = body[JSON]["schema"]
        arguments.append(_made(samples, schema, samples.asked(schema), used))
    arguments += [
        f"{one['name']}={_literal(samples.asked(one['schema']))}"
        for one in parameters
        if one["in"] == "query" and one.get("required")
    ]
    if takes_match(operation):
        arguments.append(f"if_match={_ETAG!r}")
    if used:
        before = f"from limelight.client.values import {', '.join(sorted(used))}\n\n"
    return before + _call(f"studio.{operation['operationId']}", arguments)


def takes_match(operation: Schema) -> bool:
    """Whether an edit names the version it edits."""
    return any(one["name"] == "If-Match" for one in operation["parameters"])


def is_file(operation: Schema) -> bool:
    """Whether the body is a file as it is."""
    content = operation.get("requestBody", {}).get("content", {})
    return "application/octet-stream" in content


def answered_as(operation: Schema) -> str:
    """The media type of what comes back when all is well; "" for nothing."""
    good = next(one for code, one in operation["responses"].items() if code[0] == "2")
    return next(iter(good.get("content", {})), "")


def _placed(samples: Samples, parameter: Schema) -> Any:
    found = samples.asked(parameter["schema"])
    return parameter["name"].upper() if found == "text" or not found else found


def _made(samples: Samples, schema: Schema, value: Any, used: set[str]) -> str:
    name, followed = samples.followed(schema)
    if isinstance(value, list):
        inner: Sequence[Schema] = followed.get("prefixItems") or [followed["items"]] * len(value)
        parts = zip(inner, value, strict=True)
        return _call("", [_made(samples, one, part, used) for one, part in parts], ("[", "]"))
    fields = followed.get("properties")
    if not isinstance(value, dict) or not name or not fields:
        return _literal(value)
    used.add(class_name(name))
    made = [
        f"{key}{'_' if keyword.iskeyword(key) else ''}={_made(samples, fields[key], one, used)}"
        for key, one in value.items()
    ]
    return _call(class_name(name), made)


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _call(name: str, arguments: list[str], brackets: tuple[str, str] = ("(", ")")) -> str:
    # On one line where it fits one; else each argument on lines of its own.
    opening, closing = brackets
    line = f"{name}{opening}{', '.join(arguments)}{closing}"
    if len(line) <= _LINE and "\n" not in line:
        return line
    inside = "".join(f"{one},\n" for one in arguments)
    return f"{name}{opening}\n{_deeper(inside)}{closing}"


def _deeper(lines: str) -> str:
    return "".join(f"    {line}" for line in lines.splitlines(keepends=True))
