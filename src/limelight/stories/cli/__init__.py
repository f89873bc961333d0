"""Commands of words: `write` with its parts, and `caption` for short."""
