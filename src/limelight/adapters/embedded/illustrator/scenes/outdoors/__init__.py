"""Places under the sky: gardens, heights, coasts, towns, ways, winter."""
