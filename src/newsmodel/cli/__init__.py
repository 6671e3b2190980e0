"""The command newsmodel."""
