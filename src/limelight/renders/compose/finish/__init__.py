"""What is done to all pictures of a piece: colours, the lens, the maker's mark."""
