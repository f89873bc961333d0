"""Drawing styles: how a posed figure is finished. All draw the same person from the same `Look`.

Door: `finish.finished`. Most often broken rule: a style changes lines and paints, never who it is.
"""
