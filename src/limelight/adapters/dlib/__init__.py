"""Faces in photographs, by dlib; there with the extra `faces`.

Door: `faces.installed`. Most often broken rule: a vector is biometric: it is compared and thrown
away, never stored without a consent record.
"""
