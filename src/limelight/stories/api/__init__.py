"""Texts below `/api/v1`: the router is in `texts`."""
