"""One file for each kind of device: how a person and the instrument behave, as frames in time."""
