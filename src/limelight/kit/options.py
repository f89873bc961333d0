"""Options that several commands share, declared once as the fields of a value."""

import functools
import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

from pydantic import BaseModel


def sharing(kind: type[BaseModel], parameter: str = "asked") -> Callable[..., Callable[..., Any]]:
    """Decorate a command so that its parameter of that name becomes one option per field of `kind`.

    The annotation of a field is that of the option (`Annotated[..., typer.Option(...)]`), its
    default the option's. The command is called with one value of `kind`.
    """
    fields = get_type_hints(kind, include_extras=True)
    options = {
        name: inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=fields[name],
        )
        for name, field in kind.model_fields.items()
    }

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(command)
        hints = get_type_hints(command, include_extras=True)
        own = [
            found.replace(annotation=hints.get(name, found.annotation))
            for name, found in signature.parameters.items()
            if name != parameter
        ]

        @functools.wraps(command)
        def called(*given: Any, **named: Any) -> Any:
            asked = {name: named.pop(name) for name in options if name in named}
            return command(*given, **named, **{parameter: kind.model_validate(asked)})

        # Typer reads the signature and the annotations to find the options.
        described: Any = called
        described.__signature__ = signature.replace(parameters=[*own, *options.values()])
        described.__annotations__ = {
            each.name: each.annotation for each in (*own, *options.values())
        }
        del described.__wrapped__
        return called

    return decorate
