<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.statistics"><source/><translation>통계</translation></message>
    <message id="office.audit"><source/><translation>열람 기록</translation></message>
    <message id="ended.finished"><source/><translation>마침</translation></message>
    <message id="ended.refused"><source/><translation>원하지 않음</translation></message>
    <message id="ended.unsafe"><source/><translation>안전을 위해 멈춤</translation></message>
    <message id="ended.fault"><source/><translation>기기 문제</translation></message>
    <message id="ended.left"><source/><translation>도중에 나감</translation></message>
    <message id="ended.open"><source/><translation>진행 중</translation></message>
    <message id="ended.none"><source/><translation>하지 않음</translation></message>
    <message id="numbers.title"><source/><translation>%1 통계</translation></message>
    <message id="numbers.day"><source/><translation>날짜</translation></message>
    <message id="numbers.age"><source/><translation>나이대</translation></message>
    <message id="numbers.age.band"><source/><translation>%1대</translation></message>
    <message id="numbers.age.oldest"><source/><translation>%1세 이상</translation></message>
    <message id="numbers.sex"><source/><translation>성별</translation></message>
    <message id="numbers.sex.f"><source/><translation>여성</translation></message>
    <message id="numbers.sex.m"><source/><translation>남성</translation></message>
    <message id="numbers.programme"><source/><translation>프로그램</translation></message>
    <message id="numbers.guest"><source/><translation>등록</translation></message>
    <message id="numbers.guest.known"><source/><translation>등록한 분</translation></message>
    <message id="numbers.guest.guest"><source/><translation>손님</translation></message>
    <message id="numbers.ended"><source/><translation>끝난 모습</translation></message>
    <message id="numbers.kept"><source/><translation>보관한 이용</translation></message>
    <message id="numbers.unkept"><source/><translation>보관하지 않은 이용</translation></message>
    <message id="numbers.wait"><source/><translation>기다린 시간</translation></message>
    <message id="numbers.wait.say"><source/><translation>절반은 %1분 안에, 열에 아홉은 %2분 안에</translation></message>
    <message id="numbers.wait.none"><source/><translation>셀 만큼 많지 않습니다</translation></message>
    <message id="numbers.fault"><source/><translation>기기 %1: %2</translation></message>
    <message id="numbers.count"><source/><translation>이용 수</translation></message>
    <message id="numbers.total"><source/><translation>모두</translation></message>
    <message id="numbers.of"><source/><translation>모두 %1</translation></message>
    <message id="numbers.hidden"><source/><translation>가림</translation></message>
    <message id="numbers.few"><source/><translation>%1보다 적음</translation></message>
    <message id="numbers.fewer"><source/><translation>아주 적음</translation></message>
    <message id="numbers.small"><source/><translation>%1명보다 적은 칸은 가립니다. 빼서 알아낼 수 없도록 다른 칸도 가릴 수 있습니다</translation></message>
    <message id="numbers.unfinished"><source/><translation>아직 끝나지 않은 달입니다</translation></message>
    <message id="numbers.none"><source/><translation>이용이 없습니다</translation></message>
    <message id="numbers.save"><source/><translation>파일로 저장하고 인쇄</translation></message>
    <message id="numbers.saved"><source/><translation>내보내기 폴더에 저장했습니다: %1</translation></message>
    <message id="numbers.paper.printed"><source/><translation>한 장 인쇄했습니다</translation></message>
    <message id="numbers.paper.kept"><source/><translation>인쇄기가 없어 파일로만 두었습니다</translation></message>
    <message id="numbers.paper.failed"><source/><translation>인쇄하지 못했습니다</translation></message>
    <message id="numbers.before"><source/><translation>%1 보기</translation></message>
    <message id="numbers.next"><source/><translation>%1 보기</translation></message>
    <message id="log.title"><source/><translation>%1 열람 기록</translation></message>
    <message id="log.chain"><source/><translation>기록의 사슬</translation></message>
    <message id="log.whole"><source/><translation>온전합니다(%1줄)</translation></message>
    <message id="log.broken"><source/><translation>%1번째 줄부터 맞지 않습니다. 시스템 담당자에게 알려 주세요</translation></message>
    <message id="log.lines"><source/><translation>이 달의 기록</translation></message>
    <message id="log.refused"><source/><translation>거절</translation></message>
    <message id="log.late"><source/><translation>이른 아침이나 밤에 한 일</translation></message>
    <message id="log.reviewed"><source/><translation>살펴본 사람</translation></message>
    <message id="log.by"><source/><translation>%1, %2</translation></message>
    <message id="log.nobody"><source/><translation>아직 없습니다</translation></message>
    <message id="log.head.who"><source/><translation>누가</translation></message>
    <message id="log.head.done"><source/><translation>한 일</translation></message>
    <message id="log.head.people"><source/><translation>몇 사람</translation></message>
    <message id="log.head.opened"><source/><translation>이름 열람</translation></message>
    <message id="log.head.exported"><source/><translation>내보냄</translation></message>
    <message id="log.head.erased"><source/><translation>지움</translation></message>
    <message id="log.head.what"><source/><translation>무엇</translation></message>
    <message id="log.none"><source/><translation>없습니다</translation></message>
    <message id="log.unknown"><source/><translation>모르는 사람</translation></message>
    <message id="log.pin"><source/><translation>비밀번호가 틀림</translation></message>
    <message id="log.recovery"><source/><translation>되찾기 번호가 틀림</translation></message>
    <message id="log.duty"><source/><translation>역할에 없는 일</translation></message>
    <message id="log.export-refused"><source/><translation>동의가 없어 내보내지 않음</translation></message>
    <message id="log.review"><source/><translation>이 달을 살펴보았습니다</translation></message>
    <message id="log.export"><source/><translation>파일로 내보내기</translation></message>
    <message id="log.exported"><source/><translation>내보내기 폴더에 저장했습니다: %1</translation></message>
    <message id="log.print"><source/><translation>파일의 지문</translation></message>
</context>
</TS>
