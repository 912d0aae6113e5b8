<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="slip.title"><source/><translation>나의 카드</translation></message>
    <message id="slip.say"><source/><translation>다음에 오실 때 이 종이를 읽개에 대 주세요</translation></message>
    <message id="slip.lost"><source/><translation>잃어버리시면 직원에게 말씀해 주세요</translation></message>
    <message id="slip.number"><source/><translation>번호표</translation></message>
    <message id="slip.resting"><source/><translation>이 번호와 생년월일로 이어서 하실 수 있습니다</translation></message>
    <message id="later.slip"><source/><translation>번호를 종이로도 드렸습니다</translation></message>
    <message id="slip.wait"><source/><translation>이 번호를 부르면 와 주세요</translation></message>
    <message id="paper.later"><source/><translation>인쇄기가 늦어지고 있습니다. 나오면 알려 드립니다</translation></message>
    <message id="paper.printed"><source/><translation>종이가 나왔습니다</translation></message>
    <message id="paper.kept"><source/><translation>인쇄기가 없어 파일로 남겼습니다</translation></message>
    <message id="paper.failed"><source/><translation>인쇄하지 못했습니다</translation></message>
</context>
</TS>
