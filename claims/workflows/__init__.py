"""What takes several services in turn, for the command line and the page alike."""
