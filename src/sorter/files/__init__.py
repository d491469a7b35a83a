"""Everything that plans or touches a user's file."""
