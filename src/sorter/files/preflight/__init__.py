"""What can be known of a plan before anything moves, asked of the real disks."""
