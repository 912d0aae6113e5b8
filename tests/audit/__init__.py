"""The audit: every screen a resident can meet, in every look, held against the checklist. `python -m tests.audit`."""
