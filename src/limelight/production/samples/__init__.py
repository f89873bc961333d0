"""A sample workspace to look around in: a cast, videos really made here, reviews, a brand, a
template. Doors: `ports.Samples`; what is in it stands in `contents.json`.

The rule most often broken: nothing in it is pretended. Its videos are rendered when it is opened,
and what its client says is said by "Sample client".
"""
