<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="office.keeping"><source/><translation>기록 지키기</translation></message>
    <message id="keeping.title"><source/><translation>기록 지키기</translation></message>
    <message id="keeping.nightly"><source/><translation>밤마다 저절로 합니다. 여기서 바로 할 수도 있습니다</translation></message>
    <message id="keeping.begun"><source/><translation>시작했습니다. 끝나면 여기에 보입니다. 측정은 그대로 하셔도 됩니다</translation></message>
    <message id="keeping.unknown"><source/><translation>그런 일은 없습니다</translation></message>
    <message id="keeping.head.what"><source/><translation>하는 일</translation></message>
    <message id="keeping.head.when"><source/><translation>마지막으로 한 때</translation></message>
    <message id="keeping.head.how"><source/><translation>어떻게 끝났나</translation></message>
    <message id="keeping.never"><source/><translation>아직 없습니다</translation></message>
    <message id="keeping.not-yet"><source/><translation>아직 한 적이 없습니다</translation></message>
    <message id="keeping.again"><source/><translation>다시 보기</translation></message>
    <message id="keeping.now"><source/><translation>지금 하기</translation></message>
    <message id="keeping.runs"><source/><translation>하는 중입니다</translation></message>
    <message id="keeping.well"><source/><translation>잘 끝났습니다</translation></message>
    <message id="keeping.failed"><source/><translation>끝내지 못했습니다. 관리자에게 알려 주세요</translation></message>
    <message id="keeping.backup"><source/><translation>백업</translation></message>
    <message id="keeping.integrity"><source/><translation>보관함 살펴보기</translation></message>
    <message id="keeping.retention"><source/><translation>오래된 기록 지우기</translation></message>
</context>
</TS>
