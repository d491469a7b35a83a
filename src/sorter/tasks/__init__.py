"""What to sort by: manifests, their validation and where they are found."""
