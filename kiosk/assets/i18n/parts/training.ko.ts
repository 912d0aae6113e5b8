<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.training"><source/><translation>연습</translation></message>
    <message id="training.title"><source/><translation>연습과 시연</translation></message>
    <message id="training.what"><source/><translation>없는 사람들로 연습합니다. 모든 화면과 종이에 표시가 있습니다</translation></message>
    <message id="training.nothing"><source/><translation>실제 기록은 그대로 있고, 아무것도 밖으로 보내지 않습니다</translation></message>
    <message id="training.end"><source/><translation>기계를 껐다 켜거나 날이 바뀌면 연습은 끝납니다</translation></message>
    <message id="training.pins"><source/><translation>연습에서 쓰는 비밀번호</translation></message>
    <message id="training.start"><source/><translation>연습 시작</translation></message>
    <message id="training.show"><source/><translation>시연 시작</translation></message>
    <message id="training.sure"><source/><translation>키오스크를 다시 켭니다. 지금 재는 분이 없는지 보아 주세요</translation></message>
    <message id="training.going"><source/><translation>연습으로 바꿉니다</translation></message>
    <message id="training.leaving"><source/><translation>실제 화면으로 돌아갑니다</translation></message>
    <message id="training.is"><source/><translation>지금은 연습입니다. 여기 있는 사람은 모두 지어낸 사람입니다</translation></message>
    <message id="training.off"><source/><translation>연습 끝내기</translation></message>
    <message id="training.mark"><source/><translation>연습</translation></message>
</context>
</TS>
