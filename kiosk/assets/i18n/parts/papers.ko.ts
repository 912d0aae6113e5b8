<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="paper.title"><source/><translation>집에 가져가실 것</translation></message>
    <message id="paper.say"><source/><translation>무엇을 드릴까요?
하나를 눌러 주세요</translation></message>
    <message id="paper.more.title"><source/><translation>더 드릴까요?</translation></message>
    <message id="paper.more.say"><source/><translation>다 되셨으면 다음을
눌러 주세요</translation></message>
    <message id="paper.a4"><source/><translation>종이 한 장</translation></message>
    <message id="paper.large"><source/><translation>큰 글씨 종이</translation></message>
    <message id="paper.receipt"><source/><translation>작은 영수증 종이</translation></message>
    <message id="paper.doctor"><source/><translation>병원에 가져갈 종이</translation></message>
    <message id="paper.qr"><source/><translation>휴대전화로 찍기</translation></message>
    <message id="paper.code.title"><source/><translation>휴대전화로 받기</translation></message>
    <message id="paper.code.short"><source/><translation>휴대전화로 비추세요</translation></message>
    <message id="paper.code.say"><source/><translation>휴대전화 사진기로
이 무늬를 비추세요</translation></message>
    <message id="paper.code.note"><source/><translation>이름은 들어 있지 않습니다. 이 화면을 떠나면 무늬도 사라집니다.</translation></message>
    <message id="paper.code.name"><source/><translation>휴대전화로 찍는 무늬</translation></message>
    <message id="paper.code.head"><source/><translation>라이프로그 건강관리소 %1</translation></message>
    <message id="paper.code.foot"><source/><translation>참고용입니다</translation></message>
    <message id="paper.code.paper"><source/><translation>이름 없이 오늘 결과가 들어 있습니다. 휴대전화 사진기로 비추면 읽힙니다.</translation></message>
    <message id="action.print.qr"><source/><translation>종이에도 찍기</translation></message>
    <message id="print.code.none"><source/><translation>지금은 무늬를 만들 수 없습니다</translation></message>
    <message id="print.code.none.short"><source/><translation>만들 수 없음</translation></message>
    <message id="print.paper"><source/><translation>종이가 떨어졌어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.paper.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="print.jam"><source/><translation>종이가 걸렸어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.jam.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="print.open"><source/><translation>인쇄기가 열려 있어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.open.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="print.ink"><source/><translation>잉크가 떨어졌어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.ink.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="print.offline"><source/><translation>인쇄기가 꺼져 있어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.offline.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="print.paused"><source/><translation>인쇄기가 쉬고 있어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.paused.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="print.stuck"><source/><translation>인쇄가 늦어지고 있어요. 직원이 뽑아 드릴게요</translation></message>
    <message id="print.stuck.short"><source/><translation>직원이 뽑음</translation></message>
    <message id="receipt.more"><source/><translation>그 밖에 %1가지를 더 쟀습니다. 큰 종이에 모두 있습니다.</translation></message>
    <message id="doctor.title"><source/><translation>의료진을 위한 측정 기록</translation></message>
    <message id="doctor.who"><source/><translation>%1, %2세</translation></message>
    <message id="doctor.sex.M"><source/><translation>남성</translation></message>
    <message id="doctor.sex.F"><source/><translation>여성</translation></message>
    <message id="doctor.head.what"><source/><translation>측정</translation></message>
    <message id="doctor.head.value"><source/><translation>값 (차례대로)</translation></message>
    <message id="doctor.head.when"><source/><translation>시각</translation></message>
    <message id="doctor.head.how"><source/><translation>방법</translation></message>
    <message id="doctor.side.left"><source/><translation>왼쪽</translation></message>
    <message id="doctor.side.right"><source/><translation>오른쪽</translation></message>
    <message id="doctor.method.DEVICE"><source/><translation>기기 %1</translation></message>
    <message id="doctor.method.TYPED"><source/><translation>직원이 넣음</translation></message>
    <message id="doctor.method.COMPUTED"><source/><translation>계산</translation></message>
    <message id="doctor.method.TAPPED"><source/><translation>화면을 눌러 잼 (기기 %1)</translation></message>
    <message id="doctor.method.ANSWERED"><source/><translation>설문</translation></message>
    <message id="doctor.serial"><source/><translation>일련번호 %1</translation></message>
    <message id="doctor.checked"><source/><translation>점검 %1</translation></message>
    <message id="doctor.unchecked"><source/><translation>점검 기록 없음</translation></message>
    <message id="doctor.instrument"><source/><translation>기기 %1: %2</translation></message>
    <message id="doctor.accepted"><source/><translation>직원이 보고 받아들인 값</translation></message>
    <message id="doctor.rounded"><source/><translation>값은 잰 그대로이며 한 번만 반올림했습니다. 건강관리소에서 잰 것으로, 진료를 대신하지 않습니다.</translation></message>
    <message id="paper.paused"><source/><translation>인쇄기가 멈춰 있습니다. 다시 시작하고 한 번 더 눌러 주세요</translation></message>
    <message id="paper.stuck"><source/><translation>인쇄가 끝나지 않아 거두었습니다. 인쇄기를 살펴 주세요</translation></message>
    <message id="doctor.pressure"><source/><translation>혈압 (수축기/이완기)</translation></message>
    <message id="doctor.quantity.mean_pressure"><source/><translation>평균 동맥압</translation></message>
    <message id="doctor.quantity.bmi"><source/><translation>체질량지수 (BMI)</translation></message>
    <message id="doctor.quantity.heart_rate"><source/><translation>심박수</translation></message>
    <message id="doctor.quantity.relative_grip"><source/><translation>상대악력</translation></message>
    <message id="doctor.quantity.grip_force"><source/><translation>악력</translation></message>
    <message id="consult.print.large"><source/><translation>큰 글씨로 뽑기</translation></message>
    <message id="consult.print.doctor"><source/><translation>병원용 뽑기</translation></message>
    <message id="check.receipt.ok"><source/><translation>영수증 인쇄기가 준비되었습니다</translation></message>
    <message id="check.receipt.silent"><source/><translation>영수증 인쇄기가 상태를 말하지 않습니다</translation></message>
    <message id="check.receipt.silent.todo"><source/><translation>한 장 뽑아 보아 주세요</translation></message>
    <message id="check.receipt.low"><source/><translation>영수증 종이가 거의 떨어졌습니다</translation></message>
    <message id="check.receipt.paper"><source/><translation>영수증 인쇄기에 종이가 없습니다</translation></message>
    <message id="check.receipt.paper.todo"><source/><translation>영수증 종이를 갈아 주세요</translation></message>
    <message id="check.receipt.jam"><source/><translation>영수증 인쇄기에 종이가 걸렸습니다</translation></message>
    <message id="check.receipt.jam.todo"><source/><translation>걸린 종이를 빼 주세요</translation></message>
    <message id="check.receipt.open"><source/><translation>영수증 인쇄기 덮개가 열려 있습니다</translation></message>
    <message id="check.receipt.open.todo"><source/><translation>덮개를 닫아 주세요</translation></message>
    <message id="check.receipt.offline"><source/><translation>영수증 인쇄기가 꺼져 있습니다</translation></message>
    <message id="check.receipt.offline.todo"><source/><translation>영수증 인쇄기를 켜고 선을 살펴 주세요</translation></message>
    <message id="check.papers"><source/><translation>아직 뽑아 드리지 못한 종이가 %1장 있습니다</translation></message>
    <message id="check.papers.todo"><source/><translation>인쇄기를 살피고, 이 줄을 눌러 뽑아 주세요</translation></message>
    <message id="document.devices"><source/><translation>잰 기기</translation></message>
    <message id="leaving.document"><source/><translation>진료 자료 형식의 파일 (FHIR)</translation></message>
    <message id="papers.again"><source/><translation>%1장을 뽑았습니다</translation></message>
    <message id="papers.again.stopped"><source/><translation>%1장을 뽑고 멈추었습니다. 인쇄기를 살펴 주세요</translation></message>
</context>
</TS>
