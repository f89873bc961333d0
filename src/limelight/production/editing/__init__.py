"""Editing what a production is made from, and making it again.

Doors: `service.Editing`, served as the port `ports.Editor`; `schemas`.
"""
