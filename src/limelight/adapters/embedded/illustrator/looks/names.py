"""Every name a drawing style must draw, each with words that mean it.

The keys of a table are the values a `Look` can have (besides an empty one); the words are examples
for pages, contact sheets and tests.
"""

from limelight.adapters.embedded.illustrator.looks.words import vocabulary

_EXAMPLES: dict[str, dict[str, str]] = vocabulary()["examples"]
HAIRS = _EXAMPLES["hair"]
TEXTURES = _EXAMPLES["texture"]
HEADWEAR = _EXAMPLES["headwear"]
BEARDS = _EXAMPLES["beard"]
GLASSES = _EXAMPLES["glasses"]
EARRINGS = _EXAMPLES["earrings"]
MARKS = _EXAMPLES["marks"]
CLOTHES = _EXAMPLES["clothes"]
PATTERNS = _EXAMPLES["pattern"]
