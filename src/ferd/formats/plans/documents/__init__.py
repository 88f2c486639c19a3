"""Bytes of a hospital's file to a `Document`: one reader a format, and the child process."""
