"""From notes to sound, in blocks: `instruments` (recordings) → `voices` (a note at any pitch and
length) → `stage` (placing, room) → `mastering` (level, limit).
"""
