<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="action.helper-here"><source/><translation>옆에 있습니다</translation></message>
    <message id="action.helper-pin"><source/><translation>직원 확인</translation></message>
    <message id="action.accept"><source/><translation>직원 승인</translation></message>
    <message id="action.type-value.live"><source/><translation>직원이 적기</translation></message>
    <message id="action.later"><source/><translation>나중에 이어서</translation></message>
    <message id="choose.more"><source/><translation>더 보기</translation></message>
    <message id="takes.about"><source/><translation>약 %1분</translation></message>
    <message id="action.tap.go"><source/><translation>시작</translation></message>
    <message id="action.tap.count"><source/><translation>하나</translation></message>
    <message id="action.tap.uncount"><source/><translation>하나 빼기</translation></message>
    <message id="action.tap.lap"><source/><translation>한 바퀴</translation></message>
    <message id="action.tap.plus-1"><source/><translation>1미터 더</translation></message>
    <message id="action.tap.plus-5"><source/><translation>5미터 더</translation></message>
    <message id="action.tap.miss"><source/><translation>놓침</translation></message>
    <message id="action.tap.stop"><source/><translation>멈춤</translation></message>
    <message id="takes.short"><source/><translation>%1분</translation></message>
    <message id="action.tap.stop.over"><source/><translation>끝</translation></message>
    <message id="live.left.seconds"><source/><translation>남은 시간 %1초</translation></message>
    <message id="live.left.minutes"><source/><translation>남은 시간 %1분 %2초</translation></message>
    <message id="live.typed"><source/><translation>직원이 재고 적습니다</translation></message>
    <message id="live.ready"><source/><translation>준비되면 누르세요</translation></message>
    <message id="live.soon"><source/><translation>곧 시작합니다</translation></message>
    <message id="live.over"><source/><translation>시간이 다 됐습니다</translation></message>
    <message id="live.second"><source/><translation>초</translation></message>
    <message id="good.more"><source/><translation>나머지는 결과에 있습니다</translation></message>
    <message id="pin.helper.title"><source/><translation>직원이 옆에 있어요</translation></message>
    <message id="pin.accept.title"><source/><translation>이 값을 받아들이기</translation></message>
    <message id="reason.accept.title"><source/><translation>그대로 두는 까닭</translation></message>
</context>
</TS>
