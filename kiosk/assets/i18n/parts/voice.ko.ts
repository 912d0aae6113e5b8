<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="voice.title"><source/><translation>소리</translation></message>
    <message id="voice.on"><source/><translation>소리 켜기</translation></message>
    <message id="voice.louder"><source/><translation>더 크게</translation></message>
    <message id="voice.softer"><source/><translation>더 작게</translation></message>
    <message id="voice.faster"><source/><translation>더 빠르게</translation></message>
    <message id="voice.slower"><source/><translation>더 천천히</translation></message>
    <message id="voice.earphone"><source/><translation>이어폰</translation></message>
    <message id="voice.again"><source/><translation>다시 듣기</translation></message>
    <message id="voice.listen"><source/><translation>소리로 듣기</translation></message>
    <message id="voice.listen.short"><source/><translation>듣기</translation></message>
    <message id="voice.how"><source/><translation>소리 크기와 빠르기</translation></message>
    <message id="voice.sample"><source/><translation>이렇게
들립니다</translation></message>
    <message id="voice.invite.ask"><source/><translation>건강에 관한 물음입니다.
듣기를 누르시면
읽어 드립니다</translation></message>
    <message id="voice.invite.results"><source/><translation>결과가 나왔습니다.
듣기를 누르시면
읽어 드립니다</translation></message>
    <message id="voice.pressure"><source/><translation>혈압</translation></message>
    <message id="check.voice.ok"><source/><translation>음성 안내를 들려줄 수 있습니다 (만든 소리 %1 / %2)</translation></message>
    <message id="check.voice.player"><source/><translation>소리를 내는 프로그램이 없어 말없이 움직입니다</translation></message>
    <message id="check.voice.engine"><source/><translation>말소리를 만드는 프로그램도 녹음도 없어 말없이 움직입니다</translation></message>
    <message id="check.voice.card"><source/><translation>소리 장치가 대답하지 않아 말없이 움직입니다</translation></message>
    <message id="check.voice.todo"><source/><translation>시스템 담당자: 말소리 안내서(voice.md)를 봐 주세요</translation></message>
    <message id="check.voice.make"><source/><translation>시스템 담당자: kiosk voice make로 소리를 만들어 주세요</translation></message>
</context>
</TS>
