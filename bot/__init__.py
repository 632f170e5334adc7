"""The engine: everything that touches the world."""
