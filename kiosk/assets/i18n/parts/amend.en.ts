<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="error.store-amend"><source/><translation>This value cannot be changed like that now</translation></message>
</context>
</TS>
