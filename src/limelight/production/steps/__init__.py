"""What the steps of the pipeline do.

`making.Bench` is what they work with, `values` what they hand on to one another.
"""
