<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="choose.programme.title"><source/><translation>What to measure today</translation></message>
    <message id="choose.programme.say"><source/><translation>Which measurement
would you like?</translation></message>
    <message id="choose.programme.long"><source/><translation>%1 · about %2 min</translation></message>
    <message id="choose.programme.short"><source/><translation>%1</translation></message>
    <message id="programme.basic.title"><source/><translation>Basic health</translation></message>
    <message id="programme.fitness-65.title"><source/><translation>Fitness (65 and over)</translation></message>
    <message id="programme.fitness-adult.title"><source/><translation>Fitness (19 to 64)</translation></message>
    <message id="programme.fitness-youth.title"><source/><translation>Fitness (13 to 18)</translation></message>
    <message id="programme.fitness-child.title"><source/><translation>Fitness (11 and 12)</translation></message>
    <message id="programme.ageing.title"><source/><translation>Healthy ageing</translation></message>
    <message id="programme.growth.title"><source/><translation>Growth</translation></message>
    <message id="programme.one.title"><source/><translation>Just one</translation></message>
    <message id="choose.assessment.title"><source/><translation>Just one</translation></message>
    <message id="choose.assessment.say"><source/><translation>What shall we
measure?</translation></message>
    <message id="stopped.title"><source/><translation>We leave this one out</translation></message>
    <message id="stopped.say"><source/><translation>Would you tell us
why?</translation></message>
    <message id="stopped.hurts"><source/><translation>It hurts</translation></message>
    <message id="stopped.tired"><source/><translation>I am tired</translation></message>
    <message id="stopped.unwilling"><source/><translation>I would rather not</translation></message>
    <message id="stopped.no-time"><source/><translation>I have no time</translation></message>
    <message id="stopped.other"><source/><translation>Another reason</translation></message>
    <message id="helper.title"><source/><translation>With a helper beside you</translation></message>
    <message id="helper.say"><source/><translation>When a helper is here
we begin</translation></message>
    <message id="doubt.far-from-last.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.far-from-last.say"><source/><translation>Very unlike last time
Once more, please</translation></message>
    <message id="doubt.too-quick.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.too-quick.say"><source/><translation>It ended too soon
Once more, please</translation></message>
    <message id="doubt.uneven.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.uneven.say"><source/><translation>The two differ a lot
Once more, please</translation></message>
    <message id="doubt.count-uncertain.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.count-uncertain.say"><source/><translation>We may have miscounted
Once more, please</translation></message>
    <message id="doubt.double-tap.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.double-tap.say"><source/><translation>It was pressed twice
Once more, please</translation></message>
    <message id="doubt.moved.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.moved.say"><source/><translation>There was movement
Once more, please</translation></message>
    <message id="doubt.lost-data.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.lost-data.say"><source/><translation>The signal broke off
Once more, please</translation></message>
    <message id="doubt.unsure.title"><source/><translation>Shall we measure again?</translation></message>
    <message id="doubt.unsure.say"><source/><translation>The value is not sure
Once more, please</translation></message>
    <message id="accept.seen"><source/><translation>I watched it</translation></message>
    <message id="accept.repeated"><source/><translation>The same each time</translation></message>
    <message id="accept.condition"><source/><translation>Because of their condition</translation></message>
    <message id="accept.other"><source/><translation>Another reason</translation></message>
    <message id="gate.fever.title"><source/><translation>Rest today</translation></message>
    <message id="gate.fever.say"><source/><translation>Effort tests
wait for another day</translation></message>
    <message id="gate.fever.note"><source/><translation>You have a slight fever. Please sit and rest. Staff have been told.</translation></message>
    <message id="missing.fever"><source/><translation>%1: rested because of a fever</translation></message>
    <message id="missing.needs"><source/><translation>%1: left out, something before it was not measured</translation></message>
    <message id="missing.helper"><source/><translation>%1: left out, no helper was beside you</translation></message>
    <message id="trouble.too-long.title"><source/><translation>Time is up</translation></message>
    <message id="trouble.too-long.say"><source/><translation>Rest a moment
and try again</translation></message>
    <message id="trouble.too-few.title"><source/><translation>We could not count it all</translation></message>
    <message id="trouble.too-few.say"><source/><translation>Rest a moment
and try again</translation></message>
    <message id="pressure.arm.title"><source/><translation>Which arm?</translation></message>
    <message id="pressure.arm.say"><source/><translation>Roll up your sleeve
and choose an arm</translation></message>
    <message id="pressure.arm.note"><source/><translation>Not an arm that is hurt, was operated on, or is used for dialysis.</translation></message>
    <message id="pressure.arm.left"><source/><translation>Left arm</translation></message>
    <message id="pressure.arm.right"><source/><translation>Right arm</translation></message>
    <message id="pressure.arm.neither"><source/><translation>Neither arm</translation></message>
    <message id="pressure.cuff.title"><source/><translation>Cuff size</translation></message>
    <message id="pressure.cuff.say"><source/><translation>Does the cuff
fit your arm?</translation></message>
    <message id="pressure.cuff.note"><source/><translation>Too short: take the large one. Too loose: the small one.</translation></message>
    <message id="pressure.cuff.middle"><source/><translation>It fits</translation></message>
    <message id="pressure.cuff.large"><source/><translation>A larger one</translation></message>
    <message id="pressure.cuff.small"><source/><translation>A smaller one</translation></message>
    <message id="pressure.between.title"><source/><translation>A short rest</translation></message>
    <message id="pressure.between.say"><source/><translation>In one minute
we measure once more</translation></message>
    <message id="pressure.between.note"><source/><translation>Two readings are averaged. Stay at ease, without talking.</translation></message>
</context>
</TS>
