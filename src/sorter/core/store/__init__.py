"""What was measured before, so that it is never measured twice."""
