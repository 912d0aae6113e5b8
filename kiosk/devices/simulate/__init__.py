"""The simulator: devices on pseudo-terminals and on a private Bluetooth bus, always a process of its own.

In: a scenario (TOML), JSON lines on standard input. Out: real bytes on real ptys, a real ``org.bluez`` on a private
``dbus-daemon``, ``sent.jsonl`` with every value that was sent, JSON lines on standard output.
Start it with ``python -m kiosk.devices.simulate SCENARIO --dir RUNDIR``; see `steering` for the lines.
"""
