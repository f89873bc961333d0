"""How well the judges of texts do on texts they were not made from."""
