"""Other people's films and sounds: what is in a file, and its frames in the shape we need.

Doors: `probe.probe`, `footage.Footage`. Files are untrusted: only plain media formats are opened,
nothing is fetched from elsewhere, and every call ends after a while.
"""
