<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="device.alike"><source/><translation>Two adapters look the same. Please bind this device again by its socket.</translation></message>
    <message id="device.unbound"><source/><translation>This device was taken off the list.</translation></message>
    <message id="device.in-use"><source/><translation>The device is in use just now. Please try again afterwards.</translation></message>
    <message id="device.garbled"><source/><translation>The device cannot be understood. Please look at its communication settings.</translation></message>
    <message id="tray.why.stored"><source/><translation>The device still held it from before</translation></message>
</context>
</TS>
