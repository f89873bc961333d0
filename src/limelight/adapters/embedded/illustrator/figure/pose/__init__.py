"""Poses of the figure: turned heads and shoulders, arms, hands and what they hold.

Doors: `pose.Pose` says what is asked; `turning.turned`, `gestures.plan`, `posing.pose_arms` and
`lower.draw_lower` do it. Nothing in here knows a hairstyle or a sleeve: what is drawn from the
front is bent, part by part, as if it lay on a rounded surface or along an arm. Most often broken
rule: hands cover neither the face nor the captions.
"""
