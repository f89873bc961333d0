"""What a character looks like, whoever draws it: `look.Look`, read from words by `read.read_look`.

A drawing style takes a `Look` and nothing else of an appearance. The words and what they mean
are data: `data/illustrator/looks.toml`.
"""
