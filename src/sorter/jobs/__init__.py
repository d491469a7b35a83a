"""Background work with events: threads, order, cancellation."""
