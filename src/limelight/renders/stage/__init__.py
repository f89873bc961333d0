"""Layered vector drawings ("stages"): scenery in depth layers and a figure that can talk and blink.

A stage is made by an illustrator, stored as JSON and drawn here at any size, still or moving.
"""
