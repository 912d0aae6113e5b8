"""Trials of new devices (실증): a device under test beside a reference, pair by pair, in random order.

Study values are no results: they live in tables of their own, and nothing in here leads to a visit or to a person.
"""
