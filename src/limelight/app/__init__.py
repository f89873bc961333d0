"""Wiring: which adapter serves which port, which folders bring pages. Knows every folder.

`studio` is what every command needs; `site` adds the pages and is loaded by the web server alone,
because a command that shows no page should not wait for a web framework.
"""
