"""What `ferd schedule` does, action by action. Loaded only when one is asked for."""
