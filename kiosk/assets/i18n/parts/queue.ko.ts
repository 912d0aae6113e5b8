<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.queue"><source/><translation>기다리는 분</translation></message>
    <message id="office.next"><source/><translation>다음 분</translation></message>
    <message id="queue.title"><source/><translation>기다리는 분</translation></message>
    <message id="queue.empty"><source/><translation>기다리는 분이 없습니다</translation></message>
    <message id="queue.waiting"><source/><translation>%1명이 기다립니다</translation></message>
    <message id="queue.give"><source/><translation>번호표 주기</translation></message>
    <message id="queue.given"><source/><translation>%1번입니다</translation></message>
    <message id="queue.roster"><source/><translation>명단 넣기</translation></message>
    <message id="queue.nobody"><source/><translation>기다리는 분이 없습니다</translation></message>
    <message id="queue.called"><source/><translation>%1번 부르기</translation></message>
    <message id="queue.gone"><source/><translation>다른 자리에서 먼저 맡았습니다</translation></message>
    <message id="queue.screen-busy"><source/><translation>이 화면에서 측정하는 분이 있습니다. 끝난 뒤에 시작해 주세요</translation></message>
    <message id="queue.device"><source/><translation>지금 쓸 수 있는 기기</translation></message>
    <message id="queue.no-device"><source/><translation>지금 비어 있는 기기가 없습니다</translation></message>
    <message id="queue.head.number"><source/><translation>번호</translation></message>
    <message id="queue.head.who"><source/><translation>누구</translation></message>
    <message id="queue.head.state"><source/><translation>상태</translation></message>
    <message id="queue.head.since"><source/><translation>얼마나</translation></message>
    <message id="queue.state.booked"><source/><translation>예약</translation></message>
    <message id="queue.state.waiting"><source/><translation>기다림</translation></message>
    <message id="queue.state.called"><source/><translation>불렀음</translation></message>
    <message id="queue.state.measuring"><source/><translation>측정 중</translation></message>
    <message id="queue.state.done"><source/><translation>끝남</translation></message>
    <message id="queue.state.left"><source/><translation>갔음</translation></message>
    <message id="queue.state.missed"><source/><translation>안 옴</translation></message>
    <message id="queue.act.begin"><source/><translation>시작</translation></message>
    <message id="queue.act.back"><source/><translation>뒤로 보내기</translation></message>
    <message id="queue.act.left"><source/><translation>갔음</translation></message>
    <message id="queue.act.came"><source/><translation>왔음</translation></message>
    <message id="queue.act.missed"><source/><translation>안 옴</translation></message>
    <message id="roster.title"><source/><translation>명단 넣기</translation></message>
    <message id="roster.head.file"><source/><translation>파일</translation></message>
    <message id="roster.head.line"><source/><translation>줄</translation></message>
    <message id="roster.head.flaw"><source/><translation>고칠 것</translation></message>
    <message id="roster.no-file"><source/><translation>넣는 폴더에 명단 파일이 없습니다</translation></message>
    <message id="roster.how"><source/><translation>명단은 CSV 파일로 저장해 넣는 폴더에 두어 주세요</translation></message>
    <message id="roster.columns"><source/><translation>첫 줄: 이름, 생년월일, 성별, 전화 끝 네 자리(없어도 됨)</translation></message>
    <message id="roster.gone"><source/><translation>파일이 없어졌습니다. 다시 골라 주세요</translation></message>
    <message id="roster.unreadable"><source/><translation>파일을 읽을 수 없습니다</translation></message>
    <message id="roster.people"><source/><translation>%1명</translation></message>
    <message id="roster.take"><source/><translation>오늘 명단에 넣기</translation></message>
    <message id="roster.taken"><source/><translation>%1명을 넣었습니다. 아는 분 %2명, 이미 있던 분 %3명</translation></message>
    <message id="roster.line"><source/><translation>%1번째 줄</translation></message>
    <message id="roster.fine"><source/><translation>고칠 것이 없습니다</translation></message>
    <message id="roster.again"><source/><translation>고친 파일 다시 읽기</translation></message>
    <message id="roster.flawed"><source/><translation>고칠 줄이 %1개 있어 아무도 넣지 않았습니다</translation></message>
    <message id="roster.flaw.name"><source/><translation>이름이 이상하거나 없습니다</translation></message>
    <message id="roster.flaw.formula"><source/><translation>이름 칸에 수식이 있습니다</translation></message>
    <message id="roster.flaw.birth"><source/><translation>없는 날짜입니다. 1950-03-04처럼 적어 주세요</translation></message>
    <message id="roster.flaw.sex"><source/><translation>성별을 남 또는 여로 적어 주세요</translation></message>
    <message id="roster.flaw.tail"><source/><translation>전화 끝 네 자리를 적어 주세요</translation></message>
    <message id="roster.flaw.long"><source/><translation>이름이 너무 깁니다</translation></message>
    <message id="roster.flaw.twice"><source/><translation>같은 분이 위에도 있습니다</translation></message>
    <message id="roster.trouble.empty"><source/><translation>명단에 사람이 없습니다</translation></message>
    <message id="roster.trouble.heads"><source/><translation>첫 줄에서 이름, 생년월일, 성별을 찾지 못했습니다</translation></message>
    <message id="roster.trouble.encoding"><source/><translation>글자를 읽을 수 없습니다. CSV(UTF-8)로 저장해 주세요</translation></message>
    <message id="roster.trouble.big"><source/><translation>명단이 너무 깁니다. %1명까지 넣을 수 있습니다</translation></message>
    <message id="roster.trouble.shape"><source/><translation>표의 모양이 맞지 않습니다. CSV로 다시 저장해 주세요</translation></message>
</context>
</TS>
