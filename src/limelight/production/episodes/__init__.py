"""Series for people and programs: pages, the API, `limelight series`. The rules are in `series`."""
