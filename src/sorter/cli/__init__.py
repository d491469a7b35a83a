"""The command line: asks for jobs and renders their events."""
