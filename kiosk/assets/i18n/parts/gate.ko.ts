<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="result.unchecked"><source/><translation>이번 값은 견주지 않았습니다</translation></message>
    <message id="how.corrected"><source/><translation>점검에서 맞춘 값입니다</translation></message>
    <message id="how.uncheckable"><source/><translation>이 값은 센터에서 점검할 방법이 없습니다</translation></message>
    <message id="doctor.corrected"><source/><translation>센터의 점검에서 구한 보정을 더한 값</translation></message>
    <message id="gate.unchecked.title"><source/><translation>오늘은 쉬어 갑니다</translation></message>
    <message id="gate.unchecked.say"><source/><translation>힘쓰는 측정은
혈압계를 점검한 뒤에 합니다</translation></message>
    <message id="gate.unchecked.note"><source/><translation>혈압계에 점검이 필요해 안전을 위해 쉽니다. 직원에게 알렸습니다.</translation></message>
    <message id="missing.unchecked"><source/><translation>%1: 혈압계 점검이 필요해 쉬었습니다</translation></message>
    <message id="calls.about.unchecked"><source/><translation>혈압계를 점검해야 합니다</translation></message>
    <message id="trend.unchecked"><source/><translation>† 기기 점검이 필요한 때 잰 값입니다</translation></message>
    <message id="check.calibration.ok"><source/><translation>%1: %2 점검이 %3일 뒤에 끝납니다</translation></message>
    <message id="check.calibration.good"><source/><translation>%1: %2 점검이 되어 있습니다</translation></message>
    <message id="check.calibration.soon.todo"><source/><translation>기기 점검 쪽에서 다음 점검을 준비해 주세요</translation></message>
    <message id="check.calibration.daily"><source/><translation>%1: 오늘 %2 점검을 아직 하지 않았습니다</translation></message>
    <message id="check.calibration.daily.todo"><source/><translation>기기 점검 쪽에서 아침 점검을 해 주세요</translation></message>
    <message id="check.calibration.overdue"><source/><translation>%1: %2 점검 날짜가 %3일 지났습니다</translation></message>
    <message id="check.calibration.never"><source/><translation>%1: %2 점검을 한 적이 없습니다</translation></message>
    <message id="check.calibration.moved"><source/><translation>%1: 기기가 바뀌어 %2 점검을 새로 해야 합니다</translation></message>
    <message id="check.calibration.failed"><source/><translation>%1: %2 점검을 통과하지 못했습니다</translation></message>
    <message id="check.calibration.failed.todo"><source/><translation>이 기기로는 재지 말고, 고친 뒤에 다시 점검해 주세요</translation></message>
    <message id="check.calibration.todo"><source/><translation>점검할 때까지는 값 곁에 점검이 필요하다고 나옵니다. 기기 점검 쪽을 열어 주세요</translation></message>
    <message id="home.checks"><source/><translation>점검할 기기</translation></message>
</context>
</TS>
