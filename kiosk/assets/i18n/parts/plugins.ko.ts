<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="device.program-missing"><source/><translation>기기를 다루는 프로그램을 시작하지 못했습니다.</translation></message>
    <message id="device.program-ended"><source/><translation>기기를 다루는 프로그램이 멈추어 다시 시작합니다.</translation></message>
    <message id="device.program-hung"><source/><translation>기기를 다루는 프로그램이 대답하지 않아 다시 시작합니다.</translation></message>
    <message id="device.program-flood"><source/><translation>기기를 다루는 프로그램이 너무 많이 보내서 멈추었습니다.</translation></message>
    <message id="device.program-words"><source/><translation>기기를 다루는 프로그램이 약속과 다르게 말해서 멈추었습니다.</translation></message>
    <message id="check.isolation.ok"><source/><translation>설치한 기기 프로그램을 가두어 돌립니다: 파일 %1, 통신망 %2, 다른 프로그램 %3, 따로 쓰는 사용자 %4</translation></message>
    <message id="check.isolation.weak"><source/><translation>설치한 기기 프로그램을 다 막지 못합니다: 파일 %1, 통신망 %2, 다른 프로그램 %3, 따로 쓰는 사용자 %4</translation></message>
    <message id="check.isolation.todo"><source/><translation>관리자: 리눅스 커널을 5.13 이상으로 올리고 Landlock을 켜 주세요</translation></message>
    <message id="isolation.on"><source/><translation>막음</translation></message>
    <message id="isolation.off"><source/><translation>안 막음</translation></message>
</context>
</TS>
