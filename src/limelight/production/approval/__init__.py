"""Putting a finished production up for a decision where the workspace asks for none by itself.

The rule most often broken: what is decided lives in `reviews`; here it is only asked for.
"""
