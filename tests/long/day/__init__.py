"""A whole working day at the kiosk, through its real screens, found by their accessible names. Everybody is made up."""
