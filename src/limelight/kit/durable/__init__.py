"""Durable work on DBOS: launch, executor locks, taking over the work of processes that died.

Doors: `runtime.Runtime`. The rule most often broken: what goes into or out of a workflow or step is
plain JSON.
"""
