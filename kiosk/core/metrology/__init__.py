"""Checks of the devices, as a metrologist makes them: plans, references, least squares with an uncertainty budget,
the verdict, what a check says about the values before and after it, and drift. Pure; numpy only where it is used.
"""
