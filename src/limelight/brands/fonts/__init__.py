"""Font files of a workspace for its brands: read in a process of their own, kept in the library
with their rights. Door: `service`.
"""
