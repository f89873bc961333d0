"""Write the typed client in src/limelight/client from the OpenAPI document; with `--check`, say
whether it is up to date.
"""

import json
import keyword
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from limelight.app.site import api_document
from limelight.web.reference.calls import class_name

TARGET = Path(__file__).parents[1] / "src" / "limelight" / "client"
RUFF = Path(sys.executable).with_name("ruff")
_REF = "#/components/schemas/"
_SCALARS = {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_SAID = "Written by `make client` from the OpenAPI document; do not edit."
Schema = dict[str, Any]


def _type(schema: Schema) -> str:
    """The Python type of a schema."""
    if "$ref" in schema:
        return class_name(schema["$ref"].removeprefix(_REF))
    if "const" in schema:
        return f"Literal[{json.dumps(schema['const'])}]"
    if "enum" in schema:
        return f"Literal[{', '.join(json.dumps(one) for one in schema['enum'])}]"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(_type(one) for one in schema[several]))
    kind = schema.get("type")
    if kind == "array":
        if "prefixItems" in schema:
            return f"tuple[{', '.join(_type(one) for one in schema['prefixItems'])}]"
        return f"list[{_type(schema.get('items', {}))}]"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"dict[str, {_type(inner) if isinstance(inner, dict) else 'Any'}]"
    if kind == "string":
        return {"binary": "bytes", "date-time": "datetime", "date": "date"}.get(
            schema.get("format", ""), "str"
        )
    return _SCALARS.get(str(kind), "Any")


def _doc(text: str, indent: str) -> str:
    words = " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    lines, line = [], ""
    for word in words.split(" "):
        if len(line) + len(word) + 1 > 90 - len(indent):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    if len(lines) == 1:
        return f'{indent}"""{lines[0]}"""'
    return f'{indent}"""' + f"\n{indent}".join(lines) + f'\n{indent}"""'


def _field(name: str, schema: Schema, *, is_required: bool) -> str:
    python = f"{name}_" if keyword.iskeyword(name) else name
    kind = _type(schema)
    if is_required and python == name:
        return f"    {name}: {kind}"
    parts = [] if is_required else [_default(schema)]
    if not is_required and "default" not in schema and "None" not in kind.split(" | "):
        kind = f"{kind} | None"
    if python != name:
        parts.append(f"alias={name!r}")
        return f"    {python}: {kind} = Field({', '.join(parts)})"
    return f"    {python}: {kind} = {parts[0]}"


def _default(schema: Schema) -> str:
    value = schema.get("default")
    if isinstance(value, list | dict):
        # What the studio takes where nothing is said; unset fields are not sent.
        return f"Field(default_factory=lambda: cast(Any, {value!r}), validate_default=True)"
    return repr(value)


def values(document: Schema) -> str:
    """The module of values."""
    lines = [f'"""The values of the API. {_SAID}"""', ""]
    lines += ["from __future__ import annotations", "", "from datetime import date, datetime"]
    lines += ["from typing import Any, Literal, cast", "", "from pydantic import Field", ""]
    lines += ["from limelight.client.value import Value", ""]
    for raw, schema in document["components"]["schemas"].items():
        name = class_name(raw)
        if "properties" not in schema:
            lines += ["", f"{name} = {_type(schema)}" if "type" in schema else f"{name} = Any", ""]
            continue
        required = set(schema.get("required", ()))
        lines += ["", "", f"class {name}(Value):"]
        lines.append(_doc(schema.get("description") or f"{name}.", "    "))
        lines.append("")
        fields = schema["properties"].items()
        lines += [_field(one, part, is_required=one in required) for one, part in fields]
    return "\n".join(lines) + "\n"


def operations(document: Schema) -> str:
    """The module of operations."""
    methods = [
        line
        for path, by_method in document["paths"].items()
        for method, operation in by_method.items()
        if operation["operationId"] != "stream_events"
        for line in _method(path, method.upper(), operation)
    ]
    text = "\n".join(methods)
    known = sorted(class_name(raw) for raw in document["components"]["schemas"])
    used = [name for name in known if re.search(rf"\b{name}\b", text)]
    lines = [f'"""The operations of the API. {_SAID}"""', ""]
    lines += ["from __future__ import annotations", "", "from datetime import date, datetime"]
    lines += ["from typing import Any, Literal", "from urllib.parse import quote", ""]
    lines += ["from limelight.client.connection import Connection"]
    lines += [f"from limelight.client.values import {', '.join(used)}", "", ""]
    lines += ["class Operations(Connection):", '    """One method per operation."""', ""]
    return "\n".join(lines) + "\n" + text + "\n"


def _method(path: str, method: str, operation: Schema) -> Iterator[str]:
    parameters = operation.get("parameters", [])
    placed = [one for one in parameters if one["in"] == "path"]
    asked = [one for one in parameters if one["in"] == "query"]
    body, answer = _body(operation), _answer(operation)
    takes = [f"{one['name']}: {_type(one['schema'])}" for one in placed]
    takes += [f"body: {body}"] if body else []
    named = [_query(one) for one in asked]
    has_match = any(one["name"] == "If-Match" for one in parameters)
    named += ["if_match: str"] if has_match else []
    named += ["idempotency_key: str | None = None"] if method == "POST" else []
    star = ["*"] if named else []
    signature = ", ".join(["self", *takes, *star, *named])
    yield f"    def {operation['operationId']}({signature}) -> {answer}:"
    said = f"{operation['summary']}. {operation.get('description') or ''}"
    yield _doc(said.strip(), "        ")
    for one in placed:
        path = path.replace(f"{{{one['name']}}}", f"{{quote(str({one['name']}), safe='')}}")
    path = path.removeprefix("/api/v1")
    passed = [repr(method), f'f"{path}"' if placed else repr(path), answer]
    if asked:
        names = [one["name"] for one in asked]
        passed.append("query={" + ", ".join(f"{name!r}: {name}" for name in names) + "}")
    passed += ["body=body"] if body else []
    passed += ["if_match=if_match"] if has_match else []
    passed += ["key=idempotency_key"] if method == "POST" else []
    if answer == "None":
        yield f"        self._ask({', '.join(passed)})"
    else:
        yield f"        return self._ask({', '.join(passed)})"
    yield ""


def _query(parameter: Schema) -> str:
    kind = _type(parameter["schema"])
    if parameter.get("required"):
        return f"{parameter['name']}: {kind}"
    kind = kind if "None" in kind.split(" | ") else f"{kind} | None"
    return f"{parameter['name']}: {kind} = None"


def _body(operation: Schema) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    if "application/octet-stream" in content:
        return "bytes"
    return _type(content["application/json"]["schema"]) if content else ""


def _answer(operation: Schema) -> str:
    good = next(answer for code, answer in operation["responses"].items() if code[0] == "2")
    content = good.get("content", {})
    if not content:
        return "None"
    if "application/json" in content and len(content) == 1:
        return _type(content["application/json"]["schema"])
    return "bytes"


def _formatted(text: str) -> str:
    command = [str(RUFF), "format", "--quiet", "--line-length", "100", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout


def main() -> None:
    """Write the modules, or compare them."""
    document = api_document()
    made = {"values.py": values(document), "operations.py": operations(document)}
    for name, text in made.items():
        path, page = TARGET / name, _formatted(text)
        if "--check" not in sys.argv:
            path.write_text(page, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            sys.exit(f"src/limelight/client/{name} is out of date; run: make client")


if __name__ == "__main__":
    main()
