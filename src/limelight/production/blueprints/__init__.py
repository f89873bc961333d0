"""Templates of productions: a brief form with gaps to fill in, kept to start from again. Door:
`service`. Those of the program are data (`built_in.json`).
"""
