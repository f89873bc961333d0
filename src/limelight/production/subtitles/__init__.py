"""Captions of a finished production in further languages, brought as files.

Door: `service.Subtitles`. The rule most often broken: a video with tracks is another file than the
video, so it is labelled and signed anew after they are in.
"""
