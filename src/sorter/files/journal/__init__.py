"""What did happen, durable before it happens: the record that undo and recovery go by."""
