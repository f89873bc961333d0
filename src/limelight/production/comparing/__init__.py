"""Two makes of one production side by side: `pages`."""
