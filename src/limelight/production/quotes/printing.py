"""A quote on the terminal."""

from rich.table import Table

from limelight.kit.cli import out, print_json, print_line
from limelight.production.schemas import Quote


def print_quote(quote: Quote, *, as_json: bool) -> None:
    """What each step will take, and all together."""
    if as_json:
        print_json(quote.model_dump(mode="json"))
        return
    table = Table("step", "time", "cost", box=None, pad_edge=False)
    for step in quote.steps:
        table.add_row(step.label, _took(step.seconds), _dollars(step.cost_micros))
    out.print(table)
    print_line(
        f"Together about {_took(quote.seconds)}, {_dollars(quote.cost_micros)}; videos of "
        f"{quote.video_bytes / 1e6:.1f} MB, all files {quote.size_bytes / 1e6:.1f} MB."
    )
    print_line(
        f"Estimated from what was made here last ({quote.sample_count})."
        if quote.sample_count
        else "Nothing was made here yet: estimated for an ordinary computer."
    )


def _took(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes} min {rest} s"
        if minutes
        else f"{rest} s"
        if seconds >= 10
        else f"{seconds:.1f} s"
    )


def _dollars(micros: int) -> str:
    return "free" if not micros else f"${micros / 1e6:.4f}"
