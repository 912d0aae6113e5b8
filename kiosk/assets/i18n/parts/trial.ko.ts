<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="helper.pin-first"><source/><translation>직원 번호를 다시 눌러 주세요</translation></message>
</context>
</TS>
