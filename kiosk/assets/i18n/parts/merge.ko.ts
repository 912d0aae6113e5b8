<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="error.store-merge"><source/><translation>이 두 기록은 지금 합치거나 나눌 수 없습니다</translation></message>
</context>
</TS>
