<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="device.radio-stuck"><source/><translation>Please unplug the Bluetooth adapter and plug it in again.</translation></message>
    <message id="device.too-far"><source/><translation>The device is too far away. Please bring it near.</translation></message>
    <message id="device.pairing"><source/><translation>Please press the pairing button of the device.</translation></message>
</context>
</TS>
