"""Programs that run long: ``python -m tests.long.<name>``; the test suite runs short forms of them."""
