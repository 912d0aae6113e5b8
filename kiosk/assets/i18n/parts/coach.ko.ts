<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="coach.help"><source/><translation>잘 안 되시면
직원을 부르세요</translation></message>
    <message id="coach.still"><source/><translation>그대로
가만히 계세요</translation></message>
    <message id="coach.wait"><source/><translation>그대로
조금만 기다리세요</translation></message>
    <message id="coach.good"><source/><translation>잘하고 계세요
그대로 하세요</translation></message>
    <message id="coach.over"><source/><translation>다 됐습니다
편히 쉬세요</translation></message>
    <message id="coach.stop"><source/><translation>다 됐습니다
거기 서 계세요</translation></message>
    <message id="coach.scale.on"><source/><translation>저울 가운데에
두 발로 올라서세요</translation></message>
    <message id="coach.scale.still"><source/><translation>그대로
가만히 계세요</translation></message>
    <message id="coach.scale.alone"><source/><translation>아무것도 잡지 말고
가만히 계세요</translation></message>
    <message id="coach.scale.nearly"><source/><translation>거의 다 됐습니다
가만히 계세요</translation></message>
    <message id="coach.height.stand"><source/><translation>등을 기둥에 대고
앞을 보세요</translation></message>
    <message id="coach.value.handles"><source/><translation>손잡이를 꼭 잡고
가만히 계세요</translation></message>
    <message id="coach.value.finger"><source/><translation>손가락을 끝까지
넣어 주세요</translation></message>
    <message id="coach.value.calm"><source/><translation>손을 편히 두고
가만히 계세요</translation></message>
    <message id="coach.grip.hold"><source/><translation>손잡이를 잡고
힘껏 쥐세요</translation></message>
    <message id="coach.grip.more"><source/><translation>좋습니다
더, 더, 조금 더</translation></message>
    <message id="coach.grip.release"><source/><translation>잘하셨습니다
이제 놓으세요</translation></message>
    <message id="coach.cuff.press"><source/><translation>안 조이면 혈압계
단추를 누르세요</translation></message>
    <message id="coach.cuff.calm"><source/><translation>편히 숨 쉬며
그대로 계세요</translation></message>
    <message id="coach.cuff.wait"><source/><translation>조금만 더
기다려 주세요</translation></message>
    <message id="coach.cuff.tighten"><source/><translation>팔을 조입니다
편히 계세요</translation></message>
    <message id="coach.cuff.measure"><source/><translation>재고 있습니다
그대로 계세요</translation></message>
    <message id="coach.cuff.release"><source/><translation>팔을 풉니다
거의 다 됐습니다</translation></message>
    <message id="coach.count.begin"><source/><translation>준비되시면
시작하세요</translation></message>
    <message id="coach.count.rest"><source/><translation>힘드시면
쉬어도 됩니다</translation></message>
    <message id="coach.count.last"><source/><translation>조금만 더 하면
끝납니다</translation></message>
    <message id="coach.watch.turn"><source/><translation>표시를 돌아
와서 앉으세요</translation></message>
    <message id="coach.watch.around"><source/><translation>끝까지 돌아
와서 앉으세요</translation></message>
    <message id="coach.hold.look"><source/><translation>앞의 한 곳을
보며 서 계세요</translation></message>
    <message id="coach.hold.last"><source/><translation>조금만 더
그대로 계세요</translation></message>
    <message id="coach.track.faster"><source/><translation>이제 조금
빨라집니다</translation></message>
    <message id="live.cuff.tighten"><source/><translation>조이기</translation></message>
    <message id="live.cuff.measure"><source/><translation>재기</translation></message>
    <message id="live.cuff.release"><source/><translation>풀기</translation></message>
    <message id="live.level"><source/><translation>%1단계</translation></message>
    <message id="rest.left.minutes"><source/><translation>%1분쯤 남았습니다</translation></message>
    <message id="rest.left.soon"><source/><translation>거의 다 쉬었습니다</translation></message>
    <message id="rest.left.over"><source/><translation>다 쉬었습니다</translation></message>
    <message id="rest.may"><source/><translation>다 쉬셨으면 다음을 누르세요</translation></message>
</context>
</TS>
