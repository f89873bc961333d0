"""A local language model, run by llama.cpp in a process of its own; there with the extra `llm`.

Doors: `text.LocalModel`, `weights.is_installed`. Most often broken rule: the server listens on
loopback, with a key that only this process knows, and dies with its parent.
"""
