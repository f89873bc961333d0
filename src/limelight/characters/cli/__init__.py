"""`limelight character`: `character` holds the main commands, `states`, `personas` and `looks` the
others, `asking` what can be said about a character, `cards` what is printed.
"""
