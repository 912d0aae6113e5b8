<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="answer.fine"><source/><translation>오늘 잰 것은 모두 괜찮습니다</translation></message>
    <message id="answer.one"><source/><translation>한 가지만 살펴보시면 좋겠습니다</translation></message>
    <message id="answer.some"><source/><translation>몇 가지를 살펴보시면 좋겠습니다</translation></message>
    <message id="answer.staff"><source/><translation>오늘 직원과 이야기해 보세요</translation></message>
    <message id="answer.sit"><source/><translation>직원을 불렀습니다. 앉아서 쉬고 계세요</translation></message>
    <message id="answer.about"><source/><translation>%1: %2</translation></message>
    <message id="answer.first"><source/><translation>먼저 이렇게 해 보세요</translation></message>
    <message id="results.rest"><source/><translation>자세한 설명은 종이로 받으실 수 있습니다</translation></message>
    <message id="answer.paper"><source/><translation>두 주 동안 할 운동은 종이에 있습니다</translation></message>
    <message id="calls.about.danger"><source/><translation>잰 값을 함께 봐 주세요</translation></message>
    <message id="action.done"><source/><translation>마치기</translation></message>
    <message id="action.why"><source/><translation>왜 다른 기계와 다른가요?</translation></message>
    <message id="action.why.short"><source/><translation>왜 다른가요?</translation></message>
    <message id="action.results"><source/><translation>결과로 돌아가기</translation></message>
    <message id="action.results.short"><source/><translation>결과로</translation></message>
    <message id="section.fitness"><source/><translation>체력</translation></message>
    <message id="section.answers"><source/><translation>답하신 것</translation></message>
    <message id="section.mind"><source/><translation>머리와 손</translation></message>
    <message id="before.ring"><source/><translation>지난번</translation></message>
    <message id="how.device"><source/><translation>%1 %2 기기로 쟀습니다</translation></message>
    <message id="how.unnamed"><source/><translation>기기로 쟀습니다</translation></message>
    <message id="how.computed"><source/><translation>잰 값으로 셈했습니다</translation></message>
    <message id="how.tapped"><source/><translation>이 화면을 눌러 시간이나 횟수를 쟀습니다</translation></message>
    <message id="how.typed"><source/><translation>직원이 보고 넣은 숫자입니다</translation></message>
    <message id="how.answered"><source/><translation>답하신 것을 더한 점수입니다</translation></message>
    <message id="how.mean"><source/><translation>%1번 재었고, 마지막 두 번의 평균입니다</translation></message>
    <message id="how.best"><source/><translation>%1번 재었고, 가장 좋은 값입니다</translation></message>
    <message id="how.newest"><source/><translation>%1번 재었고, 마지막에 잰 값입니다</translation></message>
    <message id="how.checked"><source/><translation>기기를 점검한 날: %1년 %2월 %3일</translation></message>
    <message id="how.unknown-check"><source/><translation>기기를 점검한 날은 아직 적혀 있지 않습니다</translation></message>
    <message id="how.validated"><source/><translation>병원에서 쓰는 기준으로 확인된 기기입니다</translation></message>
    <message id="how.not-validated"><source/><translation>병원에서 쓰는 기준으로 확인되지는 않은 기기입니다</translation></message>
    <message id="how.unknown-validated"><source/><translation>병원에서 쓰는 기준으로 확인된 기기인지는 아직 모릅니다</translation></message>
    <message id="how.about.height"><source/><translation>키는 아침이 저녁보다 조금 큽니다. 신발과 머리 모양에 따라서도 다릅니다</translation></message>
    <message id="how.about.weight"><source/><translation>몸무게는 옷과 먹은 것에 따라 다릅니다. 집 체중계는 바닥이 푹신하면 다르게 나옵니다</translation></message>
    <message id="how.about.tape"><source/><translation>줄자를 대는 자리와 당기는 힘에 따라 다릅니다</translation></message>
    <message id="how.about.composition"><source/><translation>몸에 흐르는 약한 전기로 어림한 값입니다. 기기마다 셈하는 법이 다르고, 물을 마시면 달라집니다</translation></message>
    <message id="how.about.pressure"><source/><translation>혈압은 늘 오르내립니다. 잰 때, 팔, 앉은 자세, 쉰 시간이 다르면 다르게 나옵니다. 병원에서는 긴장해서 높게 나오는 분이 많습니다</translation></message>
    <message id="how.about.pulse"><source/><translation>맥박은 움직이거나 커피를 드신 뒤에 빨라집니다</translation></message>
    <message id="how.about.oxygen"><source/><translation>손이 차거나 손톱에 색을 칠하면 다르게 나옵니다</translation></message>
    <message id="how.about.warmth"><source/><translation>재는 자리가 이마인지 귀인지에 따라 다릅니다. 밖에서 막 들어오면 낮게 나옵니다</translation></message>
    <message id="how.about.sugar"><source/><translation>언제 무엇을 드셨는지에 따라 많이 다릅니다. 병원에서는 팔에서 뽑은 피로 재어 조금 다릅니다</translation></message>
    <message id="how.about.grip"><source/><translation>손잡이 너비와 팔 자세에 따라 다릅니다. 힘을 다했는지도 다릅니다</translation></message>
    <message id="how.about.test"><source/><translation>신발, 의자 높이, 시작을 알리는 때에 따라 조금 다릅니다. 처음보다 두 번째에 더 잘하는 분이 많습니다</translation></message>
</context>
</TS>
