<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.title"><source/><translation>직원 화면</translation></message>
    <message id="office.people"><source/><translation>사람 찾기</translation></message>
    <message id="office.sign-out"><source/><translation>직원 화면 닫기</translation></message>
    <message id="pin.card"><source/><translation>카드를 확인했습니다. 비밀번호를 눌러 주세요</translation></message>
</context>
</TS>
