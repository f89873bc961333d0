"""What people are shown of a finished make when they are asked about it."""

from typing import Any

from limelight.production.models import ProductionRow
from limelight.production.schemas import FileView
from limelight.reviews.schemas import Caption, Medium, Subject

_NONE = ("", "")


def to_review(row: ProductionRow, files: list[dict[str, Any]], changed: str = "") -> Subject:
    """A finished make as people are asked about it; `changed` says what became another since. A
    video with captions as tracks is decided on with the video it shows.
    """
    version = f"?version={row.attempt}"
    kept = [(FileView.model_validate(file["view"]), str(file["stored"])) for file in files]
    shown = [(view, view.url + version, stored) for view, stored in kept]
    texts = [one for one in shown if one[0].mime == "text/vtt"]
    poster = next(((url, stored) for f, url, stored in shown if f.kind == "thumbnail"), _NONE)
    captions = next(((url, stored) for f, url, stored in texts if f.kind == "captions"), _NONE)
    return Subject(
        kind="production",
        id=row.id,
        version=row.attempt,
        title=row.title,
        url=f"/production/{row.id}",
        media=tuple(
            Medium(
                kind="video",
                url=url,
                label=view.format or view.label,
                poster_url=poster[0],
                captions_url=captions[0],
                stored=stored,
                poster_stored=poster[1],
                captions_stored=captions[1],
                languages=tuple(
                    Caption(language=text.language or "", url=at, stored=name)
                    for text, at, name in texts
                    if text.kind == "subtitles"
                ),
                copies=tuple(
                    name
                    for other, _, name in shown
                    if other.kind == "captioned" and other.format == view.format
                ),
            )
            for view, url, stored in shown
            if view.kind == "video"
        ),
        text=str((row.script or {}).get("description", "")),
        changed=changed,
    )
