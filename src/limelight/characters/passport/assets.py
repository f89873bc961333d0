"""The files a card names: the portrait as its icon, and paths inside the card's own file."""

from collections.abc import Mapping
from typing import Any

PORTRAIT = "assets/icon/images/limelight.png"
_URI = f"embeded://{PORTRAIT}"
IN_PNG = "__asset:"
_ADDED, _ALONE = "added", "alone"


def with_portrait(data: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
    """The fields with the portrait as an icon, and what was done, for `without_portrait`.

    It takes the place of `ccdefault:`, which means the same; a main icon of the card's own stays.
    """
    assets = data.get("assets")
    own = {"type": "icon", "uri": _URI, "name": "main", "ext": "png"}
    if not isinstance(assets, list):
        return {**data, "assets": [own]}, _ALONE
    for place, asset in enumerate(assets):
        if _is_main(asset) and asset["uri"].startswith("ccdefault:"):
            changed = [*assets]
            changed[place] = {**asset, "uri": _URI, "ext": "png"}
            return {**data, "assets": changed}, {"uri": asset["uri"], "ext": asset.get("ext")}
    if any(map(_is_main, assets)):
        own["name"] = "limelight"
    return {**data, "assets": [*assets, own]}, _ADDED


def without_portrait(data: Mapping[str, Any], icon: Any) -> dict[str, Any]:
    """The fields as they were before `with_portrait`, as far as nobody changed them since."""
    assets = data.get("assets")
    if not icon or not isinstance(assets, list):
        return dict(data)
    rest = []
    for asset in assets:
        if not isinstance(asset, dict) or asset.get("uri") != _URI:
            rest.append(asset)
        elif isinstance(icon, dict):
            rest.append({**asset, **{name: icon.get(name) for name in ("uri", "ext")}})
    found = {**data, "assets": rest}
    if icon == _ALONE and not rest:
        del found["assets"]
    return found


def path_of(uri: str) -> str | None:
    """The path inside the card's file that a URI names; None for one that names something else."""
    for start in ("embeded://", "embedded://", IN_PNG):
        if uri.startswith(start):
            return uri.removeprefix(start)
    return None


def uris_of(data: Mapping[str, Any]) -> list[str]:
    """The URIs of the assets that a card names."""
    assets = data.get("assets")
    return [
        asset["uri"]
        for asset in (assets if isinstance(assets, list) else [])
        if isinstance(asset, dict) and isinstance(asset.get("uri"), str)
    ]


def _is_main(asset: Any) -> bool:
    if not isinstance(asset, dict) or not isinstance(asset.get("uri"), str):
        return False
    return asset.get("type") == "icon" and asset.get("name") == "main"
