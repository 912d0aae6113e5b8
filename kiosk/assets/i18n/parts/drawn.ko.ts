<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message id="steps.said"><source/><translation>%1단계 중 %2단계: %3</translation></message>
    <message id="steps.through"><source/><translation>%1단계를 모두 마쳤습니다</translation></message>
</context>
</TS>
