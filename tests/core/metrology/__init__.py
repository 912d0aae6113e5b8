"""Tests of what the checks of instruments say."""
