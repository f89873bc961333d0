"""The body of the toon figure: builds, neck, arms. Clothes are drawn for an average body and "
"bent."""
