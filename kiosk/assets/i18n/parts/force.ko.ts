<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="doubt.not-let-go.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.not-let-go.say"><source/><translation>먼저 손에 힘을 빼 주세요
그다음 다시 재요</translation></message>
    <message id="doubt.pulled-twice.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.pulled-twice.say"><source/><translation>두 번 쥐신 것 같아요
한 번에 꾹 쥐어 주세요</translation></message>
    <message id="doubt.zero-off.title"><source/><translation>한 번 더 재 볼까요?</translation></message>
    <message id="doubt.zero-off.say"><source/><translation>기기가 영에서
시작하지 않았어요</translation></message>
</context>
</TS>
