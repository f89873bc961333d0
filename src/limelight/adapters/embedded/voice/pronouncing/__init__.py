"""From spoken words to the phonemes that the networks have learnt: one file per language."""
