"""The kinds of shots: a picture, a stage that lives, a film. Each draws itself at any time."""
