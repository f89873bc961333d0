"""Files people bring: received in pieces, looked into, cleaned, kept with whose they are.

Doors: `receiving.Uploads` (the pieces, by the tus protocol), `bringing_in.bring_in` (the whole
file). The rule most often broken: a file is what its bytes say, never what it is called.
"""
