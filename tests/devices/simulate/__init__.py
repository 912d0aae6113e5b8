"""The simulator, met as the kiosk meets it: by real pyserial and real bleak."""
