"""What every command prints, recorded to be compared after each step of a change."""
