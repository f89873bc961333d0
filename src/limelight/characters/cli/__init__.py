"""`limelight character`: `character` holds the commands, `cards` what they print."""
