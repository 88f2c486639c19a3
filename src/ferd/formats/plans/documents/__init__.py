"""Bytes of a hospital's file to a `Document`: one reader for each format."""
