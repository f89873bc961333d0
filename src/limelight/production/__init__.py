"""The durable run of one brief: `pipeline.py` lists the steps. Sequences the folders below; knows
no vendor.

Doors: `ports.Productions` (what pages and commands use), `schemas`, `service`, `queries`. The rule
most often broken: a step writes nothing outside its asset or row, so that running it twice is
harmless.
"""
