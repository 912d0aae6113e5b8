<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.stage"><source/><translation>시연</translation></message>
    <message id="stage.title"><source/><translation>시연 10분</translation></message>
    <message id="stage.what"><source/><translation>여기 있는 사람은 모두 지어낸 사람이고, 잰 값은 남지 않습니다</translation></message>
    <message id="stage.next"><source/><translation>다음 순서</translation></message>
    <message id="stage.go"><source/><translation>이 화면으로 가기</translation></message>
    <message id="stage.none"><source/><translation>순서가 없습니다</translation></message>
    <message id="stage.minutes"><source/><translation>%1분</translation></message>
    <message id="stage.tell"><source/><translation>이렇게 말합니다</translation></message>
    <message id="stage.head.minutes"><source/><translation>시각</translation></message>
    <message id="stage.head.what"><source/><translation>보여 줄 것</translation></message>
    <message id="stage.head.quantity"><source/><translation>재는 것</translation></message>
    <message id="stage.head.first"><source/><translation>첫째 기기</translation></message>
    <message id="stage.head.second"><source/><translation>둘째 기기</translation></message>
    <message id="stage.head.device"><source/><translation>기기</translation></message>
    <message id="stage.head.state"><source/><translation>상태</translation></message>
    <message id="stage.head.value"><source/><translation>마지막 값</translation></message>
    <message id="stage.welcome"><source/><translation>첫 화면</translation></message>
    <message id="stage.welcome.say"><source/><translation>이름이나 전화번호 없이도, 화면 한 번만 누르면 바로 잴 수 있습니다</translation></message>
    <message id="stage.measure"><source/><translation>손님으로 재기</translation></message>
    <message id="stage.measure.say"><source/><translation>한 화면에 한 가지만 묻고, 글과 소리로 함께 알려 드립니다</translation></message>
    <message id="stage.result"><source/><translation>결과</translation></message>
    <message id="stage.result.say"><source/><translation>숫자보다 먼저 말로 알려 드리고, 종이로도 가져가실 수 있습니다</translation></message>
    <message id="stage.devices"><source/><translation>기기 한눈에</translation></message>
    <message id="stage.devices.say"><source/><translation>어느 기기가 준비되었는지, 무엇을 하면 되는지 한 줄로 보입니다</translation></message>
    <message id="stage.compare"><source/><translation>나란히 견주기</translation></message>
    <message id="stage.compare.say"><source/><translation>같은 것을 두 기기로 재어, 차이를 그 자리에서 보여 드립니다</translation></message>
    <message id="stage.swap"><source/><translation>기기 바꾸기</translation></message>
    <message id="stage.swap.say"><source/><translation>기기를 바꾸어도 화면은 그대로이고, 바뀐 기기부터 새로 견줍니다</translation></message>
    <message id="stage.check"><source/><translation>기기 점검</translation></message>
    <message id="stage.check.say"><source/><translation>점검이 필요한 기기로 잰 값에는 그렇다고 꼭 적어 둡니다</translation></message>
    <message id="stage.end"><source/><translation>마치기</translation></message>
    <message id="stage.end.say"><source/><translation>시연을 끝내면 실제 화면으로 돌아가고, 지어낸 기록은 섞이지 않습니다</translation></message>
    <message id="stage.beside"><source/><translation>나란히 견주기</translation></message>
    <message id="stage.beside.say"><source/><translation>같은 것을 재는 두 기기를 고르세요. 잰 값은 어디에도 남지 않습니다</translation></message>
    <message id="stage.no-two"><source/><translation>같은 것을 재는 기기가 둘 있어야 합니다</translation></message>
    <message id="stage.show"><source/><translation>시연으로 바꾸기</translation></message>
    <message id="stage.trial"><source/><translation>실증으로</translation></message>
    <message id="stage.live.say"><source/><translation>두 기기에 같은 것을 올려 보세요. 값은 이 화면에만 있습니다</translation></message>
    <message id="stage.off"><source/><translation>차이 (첫째 - 둘째)</translation></message>
    <message id="stage.pair"><source/><translation>이 쌍 더하기</translation></message>
    <message id="stage.swap-first"><source/><translation>첫째 바꾸기</translation></message>
    <message id="stage.swap-second"><source/><translation>둘째 바꾸기</translation></message>
    <message id="stage.clear"><source/><translation>처음부터</translation></message>
    <message id="stage.again"><source/><translation>견주기로 돌아가기</translation></message>
    <message id="stage.nothing-new"><source/><translation>두 기기 모두 새로 재야 한 쌍이 됩니다</translation></message>
    <message id="stage.chart"><source/><translation>지금까지의 차이</translation></message>
    <message id="stage.axis.mean"><source/><translation>두 값의 평균 (%1)</translation></message>
    <message id="stage.axis.off"><source/><translation>차이 (%1)</translation></message>
    <message id="stage.none-off"><source/><translation>차이 없음</translation></message>
    <message id="stage.mean"><source/><translation>평균</translation></message>
    <message id="stage.no-pairs"><source/><translation>아직 견준 쌍이 없습니다</translation></message>
    <message id="stage.pairs"><source/><translation>%1쌍의 차이는 평균 %2입니다</translation></message>
    <message id="drift.none"><source/><translation>아직 매일 점검한 값이 없습니다</translation></message>
    <message id="drift.learning"><source/><translation>이 기기의 버릇을 익히는 중입니다. 지금은 한계 안에 있습니다</translation></message>
    <message id="drift.calm"><source/><translation>값이 한쪽으로 움직이지 않습니다</translation></message>
    <message id="drift.moves"><source/><translation>값이 조금씩 한쪽으로 움직입니다. 지켜보세요</translation></message>
    <message id="drift.reaches"><source/><translation>값이 한쪽으로 움직입니다. 이대로면 %1에 한계에 닿습니다</translation></message>
    <message id="drift.soon"><source/><translation>곧 한계에 닿습니다 (%1). 정밀 점검을 먼저 하세요</translation></message>
    <message id="drift.over"><source/><translation>마지막 점검이 한계를 넘었습니다. 쓰지 말고 정밀 점검을 하세요</translation></message>
</context>
</TS>
