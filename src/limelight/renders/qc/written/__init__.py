"""Rules on what is written in a picture: captions, titles, names, the label.

Doors: `captions.caption_findings`, `contrast.writing_findings`; what there is to be judged comes
from `lines`. Most often broken rule: boxes are pixels of the finished video, never of the media.
"""
