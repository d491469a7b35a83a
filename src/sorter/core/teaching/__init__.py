"""Making a classifier out of examples: embeddings and labels in, a head and what is known of it out; no files."""
