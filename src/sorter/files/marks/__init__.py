"""What a person said of photos, kept for good: it moves with the files and wins over later runs."""
