"""Letters: which font draws a sign (`fonts`), lines to sprites (`sheet`), lines broken to fit
(`wrapping`). Nothing here knows what is written.
"""
