<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="device.alike"><source/><translation>똑같은 어댑터가 둘 꽂혀 있습니다. 이 기기를 꽂힌 자리로 다시 연결해 주세요.</translation></message>
    <message id="device.unbound"><source/><translation>이 기기를 목록에서 뺐습니다.</translation></message>
    <message id="device.in-use"><source/><translation>지금 다른 곳에서 쓰고 있는 기기입니다. 끝난 뒤에 다시 해 주세요.</translation></message>
    <message id="device.garbled"><source/><translation>기기의 말을 알아들을 수 없습니다. 기기의 통신 설정을 봐 주세요.</translation></message>
    <message id="tray.why.stored"><source/><translation>전에 잰 값이 기기에 남아 있던 것입니다</translation></message>
</context>
</TS>
