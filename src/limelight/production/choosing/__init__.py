"""What is chosen for a brief: voices, music, files of the library. Door: the port `Choices`."""
