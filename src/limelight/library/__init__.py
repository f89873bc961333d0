"""Every made or given file with its recipe: content-addressed, made once, labelled when it leaves.

Doors: `service` (keep), `queries` (find), `store` (where bytes lie), `provenance` (label and
verify). The rule most often broken: a file is named by its SHA-256, so nothing is ever overwritten.
"""
