<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="helper.pin-first"><source/><translation>Please enter the staff PIN again</translation></message>
</context>
</TS>
