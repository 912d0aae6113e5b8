"""The pure core: values and decisions. Standard library and numpy; no I/O, no clock, no Qt."""
