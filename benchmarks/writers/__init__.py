"""The embedded writer beside the local model, for a reader who does not know which is which."""
