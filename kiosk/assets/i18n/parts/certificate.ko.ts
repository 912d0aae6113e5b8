<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="certificate.title"><source/><translation>기기 점검 성적서</translation></message>
    <message id="certificate.of-own"><source/><translation>이 센터가 스스로 한 점검입니다. 공인(KOLAS) 교정 성적서가 아닙니다.</translation></message>
    <message id="certificate.of-other"><source/><translation>다른 기관의 성적서를 옮겨 적은 기록입니다. 성적서 자체가 아닙니다.</translation></message>
    <message id="certificate.other.good"><source/><translation>다른 기관의 성적서에 따라 쓸 수 있다고 적었습니다</translation></message>
    <message id="certificate.other.bad"><source/><translation>다른 기관의 성적서에 따라 쓸 수 없다고 적었습니다</translation></message>
    <message id="certificate.verdict.looked"><source/><translation>살펴본 것에 이상이 없습니다. 값은 재지 않았습니다</translation></message>
    <message id="certificate.range"><source/><translation>잰 범위: %1. 그 밖의 값은 재어 보지 않았습니다</translation></message>
    <message id="certificate.figures.found"><source/><translation>계산한 값은 새 보정을 하기 전의 것입니다. 보정 뒤의 차이는 표에 있습니다.</translation></message>
    <message id="certificate.trace.own"><source/><translation>점검용 추의 값은 이 센터에서 정했습니다. 기기가 달라지지 않았음을 볼 뿐, 국제단위계(SI)로의 소급은 보이지 않습니다.</translation></message>
    <message id="certificate.trace.clock"><source/><translation>기준은 이 키오스크의 시계입니다. 성적서로 이어진 소급은 없습니다.</translation></message>
    <message id="certificate.scope.pressure"><source/><translation>압력 표시만 본 점검입니다. 사람의 팔에서 잰 혈압이 맞는지는 임상 시험(ISO 81060-2)으로만 알 수 있습니다.</translation></message>
    <message id="certificate.scope.timing"><source/><translation>시계의 빠르기와 접점만 본 점검입니다. 동작을 알아보는 규칙은 보지 않았습니다.</translation></message>
    <message id="certificate.none"><source/><translation>없음</translation></message>
    <message id="certificate.unrecorded"><source/><translation>적지 않음</translation></message>
    <message id="certificate.fact.number"><source/><translation>성적서 번호</translation></message>
    <message id="certificate.fact.issued"><source/><translation>발행</translation></message>
    <message id="certificate.fact.place"><source/><translation>곳</translation></message>
    <message id="certificate.fact.at"><source/><translation>점검한 때</translation></message>
    <message id="certificate.fact.instrument"><source/><translation>기기</translation></message>
    <message id="certificate.fact.serial"><source/><translation>일련번호</translation></message>
    <message id="certificate.fact.quantity"><source/><translation>재는 것</translation></message>
    <message id="certificate.fact.kind"><source/><translation>점검</translation></message>
    <message id="certificate.fact.method"><source/><translation>방법 (점검표/판)</translation></message>
    <message id="certificate.fact.due"><source/><translation>다음 점검</translation></message>
    <message id="certificate.fact.who"><source/><translation>점검한 사람</translation></message>
    <message id="certificate.fact.environment"><source/><translation>환경</translation></message>
    <message id="certificate.fact.seal"><source/><translation>확인 부호</translation></message>
    <message id="certificate.kind.daily"><source/><translation>매일 점검</translation></message>
    <message id="certificate.kind.full"><source/><translation>교정 (전체 점검)</translation></message>
    <message id="certificate.kind.outside"><source/><translation>다른 기관의 성적서</translation></message>
    <message id="certificate.kind.reset"><source/><translation>기기가 바뀜</translation></message>
    <message id="certificate.verdict.pass"><source/><translation>판정: 적합. 모든 점이 한계 안에 있습니다</translation></message>
    <message id="certificate.verdict.adjust"><source/><translation>판정: 조정 뒤 적합</translation></message>
    <message id="certificate.verdict.fail"><source/><translation>판정: 부적합. 한계를 벗어났습니다</translation></message>
    <message id="certificate.verdict.undecided"><source/><translation>판정하지 않음</translation></message>
    <message id="certificate.inside"><source/><translation>한계 안</translation></message>
    <message id="certificate.outside"><source/><translation>한계 밖</translation></message>
    <message id="certificate.found"><source/><translation>점검하기 전 그대로(as found): %1</translation></message>
    <message id="certificate.left"><source/><translation>점검을 마친 뒤(as left): %1</translation></message>
    <message id="certificate.section.correction"><source/><translation>소프트웨어 보정</translation></message>
    <message id="certificate.uncorrected"><source/><translation>보정하지 않습니다. 기기의 값을 그대로 씁니다.</translation></message>
    <message id="certificate.formula"><source/><translation>보정한 값 = 읽은 값 × %1 %2</translation></message>
    <message id="certificate.since"><source/><translation>%1판. %2에 잰 값부터 적용합니다. 그 전의 값은 바꾸지 않습니다.</translation></message>
    <message id="certificate.kept"><source/><translation>%1판. 전부터 적용하고 있고, 이 점검(%2) 뒤에도 그대로 적용합니다.</translation></message>
    <message id="certificate.section.references"><source/><translation>기준 (소급)</translation></message>
    <message id="certificate.reference.name"><source/><translation>기준</translation></message>
    <message id="certificate.reference.certificate"><source/><translation>성적서</translation></message>
    <message id="certificate.reference.value"><source/><translation>값 ± U</translation></message>
    <message id="certificate.reference.due"><source/><translation>기한</translation></message>
    <message id="certificate.section.points"><source/><translation>잰 값</translation></message>
    <message id="certificate.point.task"><source/><translation>한 일</translation></message>
    <message id="certificate.point.load"><source/><translation>기준값</translation></message>
    <message id="certificate.point.reading"><source/><translation>읽은 값</translation></message>
    <message id="certificate.point.error"><source/><translation>차이</translation></message>
    <message id="certificate.point.left"><source/><translation>보정 뒤 차이</translation></message>
    <message id="certificate.point.limit"><source/><translation>한계</translation></message>
    <message id="certificate.point.u"><source/><translation>U</translation></message>
    <message id="certificate.good"><source/><translation>좋음</translation></message>
    <message id="certificate.bad"><source/><translation>좋지 않음</translation></message>
    <message id="certificate.outside.mark"><source/><translation>* 한계 밖</translation></message>
    <message id="certificate.task.zero"><source/><translation>영점</translation></message>
    <message id="certificate.task.load"><source/><translation>하중</translation></message>
    <message id="certificate.task.up"><source/><translation>올림</translation></message>
    <message id="certificate.task.down"><source/><translation>내림</translation></message>
    <message id="certificate.task.repeat"><source/><translation>되풀이</translation></message>
    <message id="certificate.task.verify"><source/><translation>보정 확인</translation></message>
    <message id="certificate.task.corner"><source/><translation>모서리</translation></message>
    <message id="certificate.task.interval"><source/><translation>시간</translation></message>
    <message id="certificate.task.compare"><source/><translation>비교</translation></message>
    <message id="certificate.task.length"><source/><translation>길이</translation></message>
    <message id="certificate.task.rod"><source/><translation>막대</translation></message>
    <message id="certificate.task.solution"><source/><translation>관리 용액</translation></message>
    <message id="certificate.task.self"><source/><translation>자체 점검</translation></message>
    <message id="certificate.task.look"><source/><translation>살펴봄</translation></message>
    <message id="certificate.corner.1"><source/><translation>앞 왼쪽</translation></message>
    <message id="certificate.corner.2"><source/><translation>앞 오른쪽</translation></message>
    <message id="certificate.corner.3"><source/><translation>뒤 오른쪽</translation></message>
    <message id="certificate.corner.4"><source/><translation>뒤 왼쪽</translation></message>
    <message id="certificate.section.chart"><source/><translation>기준값에 따른 차이</translation></message>
    <message id="certificate.key.up"><source/><translation>읽은 값</translation></message>
    <message id="certificate.key.down"><source/><translation>내릴 때</translation></message>
    <message id="certificate.key.left"><source/><translation>보정 뒤</translation></message>
    <message id="certificate.section.figures"><source/><translation>계산한 값</translation></message>
    <message id="certificate.section.note"><source/><translation>적어 둔 말</translation></message>
    <message id="certificate.section.notes"><source/><translation>알아 둘 것</translation></message>
    <message id="certificate.rule"><source/><translation>판정 규칙: 단순 수용(JCGM 106:2012, 8.2.2). 모든 점의 차이가 한계를 넘지 않으면 적합입니다. 기준의 확장 불확도가 한계의 3분의 1을 넘으면 판정하지 않습니다.</translation></message>
    <message id="certificate.limit"><source/><translation>한계의 출처: %1</translation></message>
    <message id="certificate.u.full"><source/><translation>U: 차이의 확장 불확도, k = %1, 신뢰 수준 약 95 % (기준, 눈금, 되풀이). JCGM 100:2008에 따라 두 자리로 적습니다.</translation></message>
    <message id="certificate.u.plain"><source/><translation>U: 차이의 확장 불확도, k = %1 (기준과 눈금. 되풀이는 들어 있지 않음). JCGM 100:2008에 따라 두 자리로 적습니다.</translation></message>
    <message id="certificate.trace"><source/><translation>소급: 위에 적은 기준의 성적서로 국제단위계(SI)에 이어집니다. 성적서가 없는 기준은 소급을 보이지 않습니다.</translation></message>
    <message id="certificate.own"><source/><translation>이 성적서는 위의 기기와 점검한 때에만 해당합니다. 법정 검정을 대신하지 않습니다.</translation></message>
    <message id="certificate.whole"><source/><translation>이 성적서는 전체로만 베껴 쓸 수 있습니다. 확인 부호는 기록의 부호와 같아야 합니다.</translation></message>
    <message id="certificate.sign.made"><source/><translation>점검한 사람</translation></message>
    <message id="certificate.sign.seen"><source/><translation>확인한 사람</translation></message>
    <message id="certificate.seal"><source/><translation>확인 부호 %1</translation></message>
    <message id="certificate.void"><source/><translation>무효</translation></message>
    <message id="certificate.void.since"><source/><translation>%1에 무효로 했습니다. 이 성적서는 쓸 수 없습니다.</translation></message>
    <message id="certificate.void.correction"><source/><translation>무효로 한 점검이라 이 점검의 보정은 적용하지 않습니다.</translation></message>
    <message id="certificate.void.why"><source/><translation>까닭: %1</translation></message>
</context>
</TS>
