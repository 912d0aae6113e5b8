<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.title"><source/><translation>직원 화면</translation></message>
    <message id="office.people"><source/><translation>사람 찾기</translation></message>
    <message id="office.sign-out"><source/><translation>직원 화면 닫기</translation></message>
    <message id="pin.card"><source/><translation>카드를 확인했습니다. 비밀번호를 눌러 주세요</translation></message>
    <message id="home.calls"><source/><translation>직원을 부른 일</translation></message>
    <message id="home.queue"><source/><translation>기다리는 분</translation></message>
    <message id="home.tray"><source/><translation>주인 없는 측정값</translation></message>
    <message id="home.follow-ups"><source/><translation>살펴볼 일</translation></message>
    <message id="home.waits"><source/><translation>기다리는 일</translation></message>
    <message id="home.count"><source/><translation>수</translation></message>
    <message id="home.nothing"><source/><translation>기다리는 일이 없습니다</translation></message>
    <message id="home.who"><source/><translation>누구</translation></message>
    <message id="home.where"><source/><translation>어디</translation></message>
    <message id="home.step"><source/><translation>지금</translation></message>
    <message id="home.nobody"><source/><translation>이 화면에는 아무도 없습니다</translation></message>
    <message id="home.front"><source/><translation>이 화면</translation></message>
    <message id="home.aside"><source/><translation>쉬는 중</translation></message>
    <message id="home.put-aside"><source/><translation>쉬게 하기</translation></message>
    <message id="home.go-on"><source/><translation>이어서</translation></message>
    <message id="home.known"><source/><translation>이름 없음</translation></message>
    <message id="home.guest"><source/><translation>손님</translation></message>
</context>
</TS>
