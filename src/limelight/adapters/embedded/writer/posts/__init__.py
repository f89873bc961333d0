"""Texts around a piece: captions per platform, titles, hooks, hashtags, replies, sample lines.

Doors: one function per task, all called by `maker`. The rule most often broken: a text for a
platform keeps that platform's limits as data, never by its name.
"""
