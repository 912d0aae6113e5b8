"""The station: one coroutine that hears intents and devices, calls the pure core and carries out its effects."""
