"""Screens under test."""
