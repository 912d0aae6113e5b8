<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="band.staff"><source/><translation>관리</translation></message>
    <message id="desk.close"><source/><translation>닫기</translation></message>
    <message id="desk.no"><source/><translation>아니요</translation></message>
    <message id="desk.optional"><source/><translation>%1 (선택)</translation></message>
    <message id="desk.up"><source/><translation>▲ 위로</translation></message>
    <message id="desk.down"><source/><translation>▼ 아래로</translation></message>
    <message id="desk.by"><source/><translation>담당 %1</translation></message>
    <message id="desk.training"><source/><translation>연습</translation></message>
    <message id="desk.show"><source/><translation>시연</translation></message>
    <message id="key.shift"><source/><translation>윗글쇠</translation></message>
    <message id="key.ko"><source/><translation>한글</translation></message>
    <message id="key.en"><source/><translation>영문</translation></message>
    <message id="key.sign"><source/><translation>1 ? #</translation></message>
    <message id="key.space"><source/><translation>띄어쓰기</translation></message>
    <message id="key.newline"><source/><translation>줄 바꿈</translation></message>
    <message id="key.next"><source/><translation>다음 칸</translation></message>
    <message id="key.fold"><source/><translation>자판 접기</translation></message>
    <message id="pin.sign-in.title"><source/><translation>직원 화면 열기</translation></message>
    <message id="pin.forgot"><source/><translation>번호를 잊었어요</translation></message>
</context>
</TS>
