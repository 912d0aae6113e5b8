<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="error.store-merge"><source/><translation>These two records cannot be joined or taken apart now</translation></message>
</context>
</TS>
