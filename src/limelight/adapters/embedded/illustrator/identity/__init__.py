"""Whether a drawing shows the character: by what was drawn, and by how it looks.

Door: `judge.DrawingJudge`. Most often broken rule: the reference is drawn from the appearance that
was asked for, never from the drawing that is judged.
"""
