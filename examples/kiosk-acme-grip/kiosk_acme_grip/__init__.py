"""The Acme Grip 200: a made-up pinch gauge on a serial line."""
