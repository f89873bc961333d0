"""How the studio is coloured, as data: `themes.toml` is the one source of every colour.

Doors: `sheet.read_themes`, `sheet.tokens` (the style sheet made of them), `colours.contrast`. The
rule most often broken: a colour is added to the data, with what it stands on in `[[pairs]]`, never
to a style sheet.
"""
