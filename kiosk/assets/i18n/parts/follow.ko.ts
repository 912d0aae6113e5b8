<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="consult.title"><source/><translation>상담</translation></message>
    <message id="consult.advice"><source/><translation>조언 쓰기</translation></message>
    <message id="consult.note"><source/><translation>메모 쓰기</translation></message>
    <message id="consult.print"><source/><translation>조언과 함께 뽑기</translation></message>
    <message id="consult.visit"><source/><translation>값 모두 보기</translation></message>
    <message id="note.title"><source/><translation>메모</translation></message>
    <message id="note.text"><source/><translation>메모</translation></message>
    <message id="note.hint"><source/><translation>종이에는 나오지 않습니다</translation></message>
    <message id="note.keep"><source/><translation>메모 남기기</translation></message>
    <message id="note.kept"><source/><translation>메모를 남겼습니다</translation></message>
    <message id="note.advice.title"><source/><translation>조언</translation></message>
    <message id="note.advice"><source/><translation>드릴 말씀</translation></message>
    <message id="note.advice.hint"><source/><translation>이름과 함께 종이에 나옵니다</translation></message>
    <message id="note.sign"><source/><translation>이름 걸고 남기기</translation></message>
    <message id="note.signed"><source/><translation>조언을 남겼습니다. 종이에 함께 나옵니다</translation></message>
    <message id="note.empty"><source/><translation>적을 말을 넣어 주세요</translation></message>
    <message id="note.long"><source/><translation>%1자까지 적을 수 있습니다</translation></message>
    <message id="note.line"><source/><translation>메모 %1 %2</translation></message>
    <message id="note.line.advice"><source/><translation>조언 %1 %2</translation></message>
    <message id="report.advice.signed"><source/><translation>직원이 드리는 말씀</translation></message>
    <message id="follow.title"><source/><translation>살펴볼 일</translation></message>
    <message id="follow.say"><source/><translation>하나를 누르면 누구인지 보입니다</translation></message>
    <message id="follow.none"><source/><translation>살펴볼 일이 없습니다</translation></message>
    <message id="follow.head.kind"><source/><translation>무엇</translation></message>
    <message id="follow.head.count"><source/><translation>몇 건</translation></message>
    <message id="follow.head.since"><source/><translation>언제부터</translation></message>
    <message id="follow.head.who"><source/><translation>누구</translation></message>
    <message id="follow.head.about"><source/><translation>무엇</translation></message>
    <message id="follow.head.closed"><source/><translation>닫은 때</translation></message>
    <message id="follow.head.by"><source/><translation>닫은 사람</translation></message>
    <message id="follow.head.note"><source/><translation>메모</translation></message>
    <message id="follow.high"><source/><translation>높거나 낮은 값</translation></message>
    <message id="follow.high.say"><source/><translation>쉬고 나서 다시 재시게 하고, 필요하면 병원에 가시도록 말씀드리세요</translation></message>
    <message id="follow.held"><source/><translation>보내지 못한 기록</translation></message>
    <message id="follow.held.say"><source/><translation>건강 기록 쪽에서 받지 않았습니다. 관리자에게 알려 주세요</translation></message>
    <message id="follow.withdrawn"><source/><translation>동의를 거두신 분</translation></message>
    <message id="follow.withdrawn.say"><source/><translation>무엇을 더 바라시는지 여쭈어 보세요</translation></message>
    <message id="follow.missed"><source/><translation>예약하고 안 오신 분</translation></message>
    <message id="follow.missed.say"><source/><translation>전화해 다시 날을 잡아 주세요</translation></message>
    <message id="follow.alone"><source/><translation>혼자 사시는데 안 오신 분</translation></message>
    <message id="follow.alone.say"><source/><translation>안부 전화를 드려 주세요</translation></message>
    <message id="follow.recheck"><source/><translation>기기 점검 뒤 다시 모실 분</translation></message>
    <message id="follow.recheck.say"><source/><translation>기기가 어긋난 때 재신 분입니다. 다시 오시도록 알려 주세요</translation></message>
    <message id="follow.unfinished"><source/><translation>다 재지 못하신 분</translation></message>
    <message id="follow.unfinished.say"><source/><translation>다음에 이어서 재시도록 알려 주세요</translation></message>
    <message id="follow.due"><source/><translation>다시 잴 때가 된 분</translation></message>
    <message id="follow.due.say"><source/><translation>다시 오시도록 알려 주세요</translation></message>
    <message id="follow.nameless"><source/><translation>이름 없음</translation></message>
    <message id="follow.close"><source/><translation>마치기</translation></message>
    <message id="follow.closed"><source/><translation>마쳤습니다</translation></message>
    <message id="follow.note"><source/><translation>어떻게 하셨나요?</translation></message>
    <message id="follow.note.hint"><source/><translation>짧게 적어 주세요</translation></message>
    <message id="follow.approved"><source/><translation>값의 기준은 %1 님이 %2에 정했습니다</translation></message>
    <message id="follow.not-approved"><source/><translation>값의 기준을 아직 정하지 않아 높은 값은 찾지 않습니다. 건강관리소에서 정하고 이름과 날짜를 적어 주세요</translation></message>
    <message id="follow.purpose.keep"><source/><translation>여기에 보관하기</translation></message>
    <message id="follow.purpose.platform"><source/><translation>건강 기록 보내기</translation></message>
    <message id="follow.purpose.ai"><source/><translation>연구와 인공지능에 쓰기</translation></message>
    <message id="follow.purpose.trial"><source/><translation>기기 시험에 쓰기</translation></message>
    <message id="follow.purpose.family"><source/><translation>가족과 나누기</translation></message>
    <message id="follow.purpose.phone"><source/><translation>전화번호 남기기</translation></message>
    <message id="follow.purpose.contact"><source/><translation>급할 때 연락할 분</translation></message>
</context>
</TS>
