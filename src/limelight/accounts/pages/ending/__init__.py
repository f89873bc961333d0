"""Pages on which a workspace changes hands, ends and comes back."""
