"""The outside world, one folder per vendor, one file per port. Vendors never import one another."""
