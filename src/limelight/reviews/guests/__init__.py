"""Clients who review by a link, without an account.

Doors: `links` (made, opened, revoked), `words` (what a client says), `pages` (all a client sees).
The rule most often broken: whoever comes by a link sees one piece and what is meant for clients;
nothing here may answer with anything else of the studio.
"""
