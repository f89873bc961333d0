"""Pages of accounts: the way in, and what a person and a workspace's people can change."""
