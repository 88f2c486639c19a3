"""What ./dev runs. Not part of the product."""
