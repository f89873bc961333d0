"""A studio with 100,000 assets, 10,000 productions and 200 characters, asked 50 times a second.

`python -m benchmarks.studio [--seconds 30] [--database sqlite|postgres] [--scale 1.0]
[--keep FOLDER [--only-seed]]`
"""
