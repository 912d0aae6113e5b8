<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="quantity.calf"><source/><translation>Calf</translation></message>
    <message id="quantity.side_by_side_hold"><source/><translation>Side-by-side stance</translation></message>
    <message id="quantity.semi_tandem_hold"><source/><translation>Semi-tandem stance</translation></message>
    <message id="quantity.tandem_hold"><source/><translation>Tandem stance</translation></message>
    <message id="quantity.gait_4m_time"><source/><translation>4 m walk</translation></message>
    <message id="quantity.gait_3m_time"><source/><translation>3 m walk</translation></message>
    <message id="quantity.sarc_f"><source/><translation>SARC-F</translation></message>
    <message id="quantity.k_frail"><source/><translation>K-FRAIL</translation></message>
    <message id="quantity.falls_12m"><source/><translation>Falls in the last year</translation></message>
    <message id="quantity.simple_reaction_touch"><source/><translation>Simple reaction (touch)</translation></message>
    <message id="quantity.choice_reaction_touch"><source/><translation>Choice reaction (touch)</translation></message>
    <message id="quantity.go_no_go_time"><source/><translation>Go/no-go (touch)</translation></message>
    <message id="quantity.go_no_go_errors"><source/><translation>Go/no-go errors</translation></message>
    <message id="quantity.number_trail_time"><source/><translation>Number trail</translation></message>
    <message id="quantity.number_trail_errors"><source/><translation>Number trail errors</translation></message>
    <message id="quantity.forward_span"><source/><translation>Forward digit span</translation></message>
</context>
</TS>
