"""Starting processes: the command line, the web studio. Wires nothing; that is `app/`."""
