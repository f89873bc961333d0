"""The files cards come in: JSON, PNG text chunks, CHARX archives; read within bounds."""
