"""Other people's formats: bytes to core values and back. Pure, no Django."""
