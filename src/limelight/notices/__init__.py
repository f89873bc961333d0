"""What people are told: a bell in the studio, and letters that gather what was not seen.

Doors: `service.tell` (a folder above says what happened and to whom), `posting` (the letters).
The rule most often broken: a notice belongs to one person and shows nothing of a workspace that
person has left.
"""
