"""Reading evidence and objectives, as far as the reader may; one module a noun."""
