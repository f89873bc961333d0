"""Sessions of browsers and keys of programs: opened, recognised, ended.

The rule most often broken: a token is kept as its hash alone and shown once.
"""
