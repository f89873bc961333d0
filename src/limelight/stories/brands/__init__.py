"""A brand in a piece: its words and looks, as a production keeps them. Door: `brand`."""
