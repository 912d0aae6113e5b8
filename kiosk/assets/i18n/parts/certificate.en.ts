<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="certificate.title"><source/><translation>Certificate of check</translation></message>
    <message id="certificate.of-own"><source/><translation>A check by the centre itself. Not an accredited (KOLAS) calibration certificate.</translation></message>
    <message id="certificate.of-other"><source/><translation>A record of the certificate of another body. It is not that certificate.</translation></message>
    <message id="certificate.other.good"><source/><translation>Noted as fit for use, by the certificate of another body</translation></message>
    <message id="certificate.other.bad"><source/><translation>Noted as not fit for use, by the certificate of another body</translation></message>
    <message id="certificate.verdict.looked"><source/><translation>Nothing was found amiss when looked at. No value was measured</translation></message>
    <message id="certificate.range"><source/><translation>Range measured: %1. Beyond it nothing was measured</translation></message>
    <message id="certificate.figures.found"><source/><translation>The figures are those before the new correction; what is left with it stands in the table.</translation></message>
    <message id="certificate.trace.own"><source/><translation>The check standard was given its value by this centre: it shows that the instrument has not moved, and no traceability to the SI.</translation></message>
    <message id="certificate.trace.clock"><source/><translation>The reference is the clock of this kiosk; no certificate shows its traceability.</translation></message>
    <message id="certificate.scope.pressure"><source/><translation>Only the display of pressure was checked. How right a blood pressure on an arm is, only a clinical study shows (ISO 81060-2).</translation></message>
    <message id="certificate.scope.timing"><source/><translation>Only the clock and the contacts were checked, not the rules by which a movement is recognised.</translation></message>
    <message id="certificate.none"><source/><translation>none</translation></message>
    <message id="certificate.unrecorded"><source/><translation>not recorded</translation></message>
    <message id="certificate.fact.number"><source/><translation>Number</translation></message>
    <message id="certificate.fact.issued"><source/><translation>Issued</translation></message>
    <message id="certificate.fact.place"><source/><translation>Place</translation></message>
    <message id="certificate.fact.at"><source/><translation>Checked at</translation></message>
    <message id="certificate.fact.instrument"><source/><translation>Instrument</translation></message>
    <message id="certificate.fact.serial"><source/><translation>Serial number</translation></message>
    <message id="certificate.fact.quantity"><source/><translation>Quantity</translation></message>
    <message id="certificate.fact.kind"><source/><translation>Kind of check</translation></message>
    <message id="certificate.fact.method"><source/><translation>Method (plan)</translation></message>
    <message id="certificate.fact.due"><source/><translation>Next check due</translation></message>
    <message id="certificate.fact.who"><source/><translation>Made by</translation></message>
    <message id="certificate.fact.environment"><source/><translation>Environment</translation></message>
    <message id="certificate.fact.seal"><source/><translation>Seal</translation></message>
    <message id="certificate.kind.daily"><source/><translation>Daily check</translation></message>
    <message id="certificate.kind.full"><source/><translation>Full check (calibration)</translation></message>
    <message id="certificate.kind.outside"><source/><translation>Certificate of another body</translation></message>
    <message id="certificate.kind.reset"><source/><translation>Instrument changed</translation></message>
    <message id="certificate.verdict.pass"><source/><translation>Verdict: pass. Every point is within its limit</translation></message>
    <message id="certificate.verdict.adjust"><source/><translation>Verdict: pass after adjustment</translation></message>
    <message id="certificate.verdict.fail"><source/><translation>Verdict: fail. Outside the limits</translation></message>
    <message id="certificate.verdict.undecided"><source/><translation>No verdict</translation></message>
    <message id="certificate.inside"><source/><translation>within the limits</translation></message>
    <message id="certificate.outside"><source/><translation>outside the limits</translation></message>
    <message id="certificate.found"><source/><translation>As found: %1</translation></message>
    <message id="certificate.left"><source/><translation>As left: %1</translation></message>
    <message id="certificate.section.correction"><source/><translation>Software correction</translation></message>
    <message id="certificate.uncorrected"><source/><translation>None is made. Readings are used as they are.</translation></message>
    <message id="certificate.formula"><source/><translation>corrected = reading × %1 %2</translation></message>
    <message id="certificate.since"><source/><translation>Version %1. Applied to values taken from %2; earlier values are not changed.</translation></message>
    <message id="certificate.kept"><source/><translation>Version %1. It was in force before and stays in force after this check (%2).</translation></message>
    <message id="certificate.section.references"><source/><translation>References (traceability)</translation></message>
    <message id="certificate.reference.name"><source/><translation>Reference</translation></message>
    <message id="certificate.reference.certificate"><source/><translation>Certificate</translation></message>
    <message id="certificate.reference.value"><source/><translation>Value ± U</translation></message>
    <message id="certificate.reference.due"><source/><translation>Due</translation></message>
    <message id="certificate.section.points"><source/><translation>Results</translation></message>
    <message id="certificate.point.task"><source/><translation>Task</translation></message>
    <message id="certificate.point.load"><source/><translation>Reference</translation></message>
    <message id="certificate.point.reading"><source/><translation>Reading</translation></message>
    <message id="certificate.point.error"><source/><translation>Error</translation></message>
    <message id="certificate.point.left"><source/><translation>Corrected error</translation></message>
    <message id="certificate.point.limit"><source/><translation>Limit</translation></message>
    <message id="certificate.point.u"><source/><translation>U</translation></message>
    <message id="certificate.good"><source/><translation>good</translation></message>
    <message id="certificate.bad"><source/><translation>not good</translation></message>
    <message id="certificate.outside.mark"><source/><translation>* outside the limit</translation></message>
    <message id="certificate.task.zero"><source/><translation>Zero</translation></message>
    <message id="certificate.task.load"><source/><translation>Load</translation></message>
    <message id="certificate.task.up"><source/><translation>Up</translation></message>
    <message id="certificate.task.down"><source/><translation>Down</translation></message>
    <message id="certificate.task.repeat"><source/><translation>Repeat</translation></message>
    <message id="certificate.task.verify"><source/><translation>Proof</translation></message>
    <message id="certificate.task.corner"><source/><translation>Corner</translation></message>
    <message id="certificate.task.interval"><source/><translation>Interval</translation></message>
    <message id="certificate.task.compare"><source/><translation>Comparison</translation></message>
    <message id="certificate.task.length"><source/><translation>Length</translation></message>
    <message id="certificate.task.rod"><source/><translation>Rod</translation></message>
    <message id="certificate.task.solution"><source/><translation>Control solution</translation></message>
    <message id="certificate.task.self"><source/><translation>Self-test</translation></message>
    <message id="certificate.task.look"><source/><translation>Inspection</translation></message>
    <message id="certificate.corner.1"><source/><translation>Front left</translation></message>
    <message id="certificate.corner.2"><source/><translation>Front right</translation></message>
    <message id="certificate.corner.3"><source/><translation>Back right</translation></message>
    <message id="certificate.corner.4"><source/><translation>Back left</translation></message>
    <message id="certificate.section.chart"><source/><translation>Errors against the reference</translation></message>
    <message id="certificate.key.up"><source/><translation>as read</translation></message>
    <message id="certificate.key.down"><source/><translation>going down</translation></message>
    <message id="certificate.key.left"><source/><translation>corrected</translation></message>
    <message id="certificate.section.figures"><source/><translation>Figures</translation></message>
    <message id="certificate.section.note"><source/><translation>Remarks</translation></message>
    <message id="certificate.section.notes"><source/><translation>Notes</translation></message>
    <message id="certificate.rule"><source/><translation>Decision rule: simple acceptance (JCGM 106:2012, 8.2.2). It passes if no error exceeds its limit. No verdict is given where the expanded uncertainty of the references exceeds a third of the limit.</translation></message>
    <message id="certificate.limit"><source/><translation>Source of the limits: %1</translation></message>
    <message id="certificate.u.full"><source/><translation>U: expanded uncertainty of the error, k = %1, level of confidence about 95 % (reference, scale division, repeatability); two significant digits, JCGM 100:2008.</translation></message>
    <message id="certificate.u.plain"><source/><translation>U: expanded uncertainty of the error, k = %1 (reference and scale division; without repeatability); two significant digits, JCGM 100:2008.</translation></message>
    <message id="certificate.trace"><source/><translation>Traceability to the SI is through the certificates of the references listed above; a reference without one shows none.</translation></message>
    <message id="certificate.own"><source/><translation>This certificate applies to this instrument at the time of the check. It does not replace legal verification.</translation></message>
    <message id="certificate.whole"><source/><translation>It may be reproduced only in full. The seal must be the same as that of the record.</translation></message>
    <message id="certificate.sign.made"><source/><translation>Made by</translation></message>
    <message id="certificate.sign.seen"><source/><translation>Approved by</translation></message>
    <message id="certificate.seal"><source/><translation>Seal %1</translation></message>
    <message id="certificate.void"><source/><translation>VOID</translation></message>
    <message id="certificate.void.since"><source/><translation>Taken back at %1. This certificate must not be used.</translation></message>
    <message id="certificate.void.correction"><source/><translation>This check was taken back: no correction of it is applied.</translation></message>
    <message id="certificate.void.why"><source/><translation>Reason: %1</translation></message>
</context>
</TS>
