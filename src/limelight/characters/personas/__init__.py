"""Ready-made personas to start from (`templates`, one file each in `ready/`) and reading trait
values that were typed (`traits`).
"""
