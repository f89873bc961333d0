"""The drawing style "toon": a look drawn as a figure that can talk, turn and gesture.

Door: `build.build_figure`; taken apart: `parts.draw_parts`. Coordinates are those of `anchors`.
"""
