<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="settings.hand"><source/><translation>왼손으로</translation></message>
    <message id="settings.how"><source/><translation>화면 모양</translation></message>
    <message id="settings.silent"><source/><translation>이 기계는 지금 소리가 나지 않습니다</translation></message>
    <message id="attract.larger"><source/><translation>글자 크게</translation></message>
    <message id="attract.contrast"><source/><translation>검은 바탕</translation></message>
    <message id="attract.bright"><source/><translation>밝은 바탕</translation></message>
    <message id="check.language.ok"><source/><translation>언어 %1: 모두 있습니다</translation></message>
    <message id="check.language.missing"><source/><translation>언어 %1: 문장 %2개를 한국어로 보여 줍니다</translation></message>
    <message id="check.language.refused"><source/><translation>언어 파일 %1: 쓸 수 없습니다</translation></message>
    <message id="check.language.todo"><source/><translation>kiosk language check 명령으로 빠진 문장을 보고 채워 주세요</translation></message>
    <message id="shoes-off.note"><source/><translation>겉옷과 가방은 옷걸이에 걸어 두세요.</translation></message>
</context>
</TS>
