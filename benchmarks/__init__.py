"""Benchmarks: ratios against a floor or a peer run side by side; never run by the tests."""
