"""Quality control of finished videos: what a viewer or a platform would find wrong, before they do.

Door: `service.check`. The file is read once by one FFmpeg process; every rule is a function of what
that measured and of what the video should be (`schemas.Facts`). Limits of platforms are data
(`platforms`), each with its source.
"""
