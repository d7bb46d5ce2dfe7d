"""Words for what services return as data: the one place that says it to people."""
