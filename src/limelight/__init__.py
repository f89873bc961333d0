"""Limelight: a self-hosted studio for AI characters. Start reading at ARCHITECTURE.md."""

__version__ = "0.1.0"
