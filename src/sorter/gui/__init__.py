"""The window: shows jobs and emits wishes."""
