<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="assessment.reaction_simple"><source/><translation>See and press</translation></message>
    <message id="assessment.reaction_choice"><source/><translation>Left or right</translation></message>
    <message id="assessment.go_no_go"><source/><translation>Press or wait</translation></message>
    <message id="assessment.number_trail"><source/><translation>Numbers in order</translation></message>
    <message id="assessment.forward_span"><source/><translation>Remember the numbers</translation></message>
    <message id="reaction_simple.explain.title"><source/><translation>See and press</translation></message>
    <message id="reaction_simple.explain.say"><source/><translation>When the circle appears
press the screen</translation></message>
    <message id="reaction_simple.explain.note"><source/><translation>First you try it twice. Wait until it appears. There is no score and no grade.</translation></message>
    <message id="reaction_simple.measure.title"><source/><translation>See and press</translation></message>
    <message id="reaction_simple.measure.say"><source/><translation>When the circle appears
press</translation></message>
    <message id="good.reaction_simple.title"><source/><translation>See and press is done</translation></message>
    <message id="good.reaction_simple.say"><source/><translation>Well done</translation></message>
    <message id="reaction_choice.explain.title"><source/><translation>Left or right</translation></message>
    <message id="reaction_choice.explain.say"><source/><translation>Press the side
where the circle appears</translation></message>
    <message id="reaction_choice.explain.note"><source/><translation>First you try it. It appears on the left or on the right.</translation></message>
    <message id="reaction_choice.measure.title"><source/><translation>Left or right</translation></message>
    <message id="reaction_choice.measure.say"><source/><translation>Press the side
where it appears</translation></message>
    <message id="good.reaction_choice.title"><source/><translation>Left or right is done</translation></message>
    <message id="good.reaction_choice.say"><source/><translation>Well done</translation></message>
    <message id="go_no_go.explain.title"><source/><translation>Press or wait</translation></message>
    <message id="go_no_go.explain.say"><source/><translation>Press the circle
and leave the square</translation></message>
    <message id="go_no_go.explain.note"><source/><translation>First you try it. The square goes away by itself after a moment.</translation></message>
    <message id="go_no_go.measure.title"><source/><translation>Press or wait</translation></message>
    <message id="go_no_go.measure.say"><source/><translation>Press the circle
and leave the square</translation></message>
    <message id="good.go_no_go.title"><source/><translation>Press or wait is done</translation></message>
    <message id="good.go_no_go.say"><source/><translation>Well done</translation></message>
    <message id="number_trail.explain.title"><source/><translation>Numbers in order</translation></message>
    <message id="number_trail.explain.say"><source/><translation>Press the numbers in order
from 1 on</translation></message>
    <message id="number_trail.explain.note"><source/><translation>First you try it with four numbers. Then there are twelve.</translation></message>
    <message id="number_trail.measure.title"><source/><translation>Numbers in order</translation></message>
    <message id="number_trail.measure.say"><source/><translation>Press in order
from 1 on</translation></message>
    <message id="good.number_trail.title"><source/><translation>All numbers are pressed</translation></message>
    <message id="good.number_trail.say"><source/><translation>Well done</translation></message>
    <message id="forward_span.explain.title"><source/><translation>Remember the numbers</translation></message>
    <message id="forward_span.explain.say"><source/><translation>Look at the numbers
and press them in that order</translation></message>
    <message id="forward_span.explain.note"><source/><translation>The numbers come one by one. Press them in the order you saw, not backwards. They get longer and longer; nobody remembers them all.</translation></message>
    <message id="forward_span.measure.title"><source/><translation>Remember the numbers</translation></message>
    <message id="forward_span.measure.say"><source/><translation>Look at the numbers
and press them in order</translation></message>
    <message id="good.forward_span.title"><source/><translation>Remembering is done</translation></message>
    <message id="good.forward_span.say"><source/><translation>Well done</translation></message>
    <message id="trouble.incomplete.title"><source/><translation>This was not finished</translation></message>
    <message id="trouble.incomplete.say"><source/><translation>Rest a little
and try again if you like</translation></message>
    <message id="trouble.incomplete.note"><source/><translation>This happens often at first. Do not worry.</translation></message>
    <message id="unit.{digits}"><source/><translation>digits</translation></message>
    <message id="task.practice"><source/><translation>Practice</translation></message>
    <message id="task.ready"><source/><translation>The practice is over
Press when you are ready</translation></message>
    <message id="task.begin"><source/><translation>Begin</translation></message>
    <message id="task.more"><source/><translation>Practise more</translation></message>
    <message id="task.pad"><source/><translation>Press here</translation></message>
    <message id="task.go"><source/><translation>Press</translation></message>
    <message id="task.let"><source/><translation>Leave it</translation></message>
    <message id="task.here"><source/><translation>Here</translation></message>
    <message id="task.left"><source/><translation>Left</translation></message>
    <message id="task.right"><source/><translation>Right</translation></message>
    <message id="task.good"><source/><translation>Good
You are doing well</translation></message>
    <message id="task.early"><source/><translation>Press
once it has appeared</translation></message>
    <message id="task.missed"><source/><translation>Take your time
Once more</translation></message>
    <message id="task.other"><source/><translation>Press where it appears
Once more</translation></message>
    <message id="task.stay"><source/><translation>Leave the square
Once more</translation></message>
    <message id="task.row"><source/><translation>Press in the order you saw
Once more</translation></message>
    <message id="task.next"><source/><translation>The next number
is %1</translation></message>
    <message id="task.watch"><source/><translation>Look
at the numbers</translation></message>
    <message id="task.type"><source/><translation>Press them
in the order you saw</translation></message>
    <message id="task.enough"><source/><translation>Done</translation></message>
    <message id="task.unknown"><source/><translation>I do not know</translation></message>
</context>
</TS>
