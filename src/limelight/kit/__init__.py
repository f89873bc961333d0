"""Tools without a business word: database, durable work, errors, files, clock, ids, workers."""
