"""From the outbox to the platform: a finished visit, one Bundle, FHIR R4. Imports only `kiosk.core` and `kiosk.store`.

fhir.py says what a visit looks like there, outbox.py what an answer means and when to try again, client.py speaks HTTP,
loop.py takes what is due and marks each row by its own answer, gateway.py asks the store.
"""
