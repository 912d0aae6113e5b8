<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="device.radio-stuck"><source/><translation>블루투스 장치를 뽑았다 다시 꽂아 주세요.</translation></message>
    <message id="device.too-far"><source/><translation>기기가 너무 멀리 있습니다. 가까이 놓아 주세요.</translation></message>
    <message id="device.pairing"><source/><translation>기기의 짝짓기 단추를 눌러 주세요.</translation></message>
</context>
</TS>
