"""Timelines as other editors keep them: `fcpxml`, `edl`, `capcut`; each takes an `edit`."""
