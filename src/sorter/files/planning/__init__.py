"""From predictions to a plan: pure, but for the survey of what exists."""
