<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="error.store-amend"><source/><translation>이 값은 지금 그렇게 바꿀 수 없습니다</translation></message>
</context>
</TS>
