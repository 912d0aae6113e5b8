<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="empty"><source/><translation>&#8203;</translation></message>
    <message id="centre.name"><source/><translation>Dong-gu Lifelog Health Centre</translation></message>
    <message id="attract.title"><source/><translation>Health check</translation></message>
    <message id="attract.say"><source/><translation>Please touch Start</translation></message>
    <message id="action.start"><source/><translation>Start</translation></message>
    <message id="action.next"><source/><translation>Next</translation></message>
    <message id="action.next.goodbye"><source/><translation>To the start</translation></message>
    <message id="action.next.results"><source/><translation>Next</translation></message>
    <message id="action.back"><source/><translation>Back</translation></message>
    <message id="action.redo"><source/><translation>Measure again</translation></message>
    <message id="action.skip"><source/><translation>Skip</translation></message>
    <message id="action.skip.live"><source/><translation>Stop this one</translation></message>
    <message id="action.finish"><source/><translation>Finish today</translation></message>
    <message id="action.yes"><source/><translation>Yes</translation></message>
    <message id="action.no"><source/><translation>No</translation></message>
    <message id="action.print"><source/><translation>Print it</translation></message>
    <message id="action.still-here"><source/><translation>Carry on</translation></message>
    <message id="action.type-value"><source/><translation>For staff</translation></message>
    <message id="action.clear"><source/><translation>Staff: confirm</translation></message>
    <message id="action.hide"><source/><translation>Hide</translation></message>
    <message id="band.settings"><source/><translation>Settings</translation></message>
    <message id="band.call"><source/><translation>Call staff</translation></message>
    <message id="band.called"><source/><translation>Staff called</translation></message>
    <message id="band.coming"><source/><translation>On the way</translation></message>
    <message id="band.hide"><source/><translation>Hide</translation></message>
    <message id="band.show"><source/><translation>Show</translation></message>
    <message id="language.ko"><source/><translation>한국어</translation></message>
    <message id="language.en"><source/><translation>English</translation></message>
    <message id="settings.title"><source/><translation>Settings</translation></message>
    <message id="settings.text"><source/><translation>Letter size</translation></message>
    <message id="settings.larger"><source/><translation>Larger</translation></message>
    <message id="settings.smaller"><source/><translation>Smaller</translation></message>
    <message id="settings.percent"><source/><translation>%1 percent</translation></message>
    <message id="settings.language"><source/><translation>Language</translation></message>
    <message id="settings.contrast"><source/><translation>Black background</translation></message>
    <message id="settings.low"><source/><translation>Buttons lower down</translation></message>
    <message id="settings.close"><source/><translation>Done</translation></message>
    <message id="settings.on"><source/><translation>On</translation></message>
    <message id="settings.off"><source/><translation>Off</translation></message>
    <message id="settings.largest"><source/><translation>These are the largest letters here</translation></message>
    <message id="who.how.title"><source/><translation>How are you visiting?</translation></message>
    <message id="who.how.say"><source/><translation>Please touch one of the two</translation></message>
    <message id="who.guest"><source/><translation>Just measure</translation></message>
    <message id="who.guest.also"><source/><translation>No name, no phone number</translation></message>
    <message id="who.phone"><source/><translation>Keep my record</translation></message>
    <message id="who.phone.also"><source/><translation>Found by the last four phone digits</translation></message>
    <message id="who.sex.title"><source/><translation>Sex</translation></message>
    <message id="who.sex.say"><source/><translation>Used to compare with people like you</translation></message>
    <message id="who.sex-F"><source/><translation>Woman</translation></message>
    <message id="who.sex-M"><source/><translation>Man</translation></message>
    <message id="who.birth.title"><source/><translation>Date of birth</translation></message>
    <message id="who.birth.say"><source/><translation>Year, month, day: eight digits</translation></message>
    <message id="who.birth.short"><source/><translation>Please fill in all eight digits</translation></message>
    <message id="who.birth.wrong"><source/><translation>Please look at the date once more</translation></message>
    <message id="who.year"><source/><translation>y</translation></message>
    <message id="who.month"><source/><translation>m</translation></message>
    <message id="who.day"><source/><translation>d</translation></message>
    <message id="who.phone.title"><source/><translation>Phone number</translation></message>
    <message id="who.phone.say"><source/><translation>Touch the last four digits of your phone number</translation></message>
    <message id="who.phone.short"><source/><translation>Please fill in all four digits</translation></message>
    <message id="key.back"><source/><translation>Erase</translation></message>
    <message id="safety.title"><source/><translation>Safety question</translation></message>
    <message id="safety.1.title"><source/><translation>Safety question</translation></message>
    <message id="safety.1.say"><source/><translation>Has a doctor said
your heart is weak?</translation></message>
    <message id="safety.1.note"><source/><translation>Also touch Yes if a doctor told you to take care with exercise.</translation></message>
    <message id="safety.2.title"><source/><translation>Safety question</translation></message>
    <message id="safety.2.say"><source/><translation>Does your chest hurt
when you move about?</translation></message>
    <message id="safety.3.title"><source/><translation>Safety question</translation></message>
    <message id="safety.3.say"><source/><translation>Did your chest hurt at rest
in the last month?</translation></message>
    <message id="safety.4.title"><source/><translation>Safety question</translation></message>
    <message id="safety.4.say"><source/><translation>Have you ever fallen
from dizziness?</translation></message>
    <message id="safety.4.note"><source/><translation>Also touch Yes if you have fainted.</translation></message>
    <message id="safety.5.title"><source/><translation>Safety question</translation></message>
    <message id="safety.5.say"><source/><translation>Do bones or joints hurt more
when you exercise?</translation></message>
    <message id="safety.6.title"><source/><translation>Safety question</translation></message>
    <message id="safety.6.say"><source/><translation>Do you take medicine for
blood pressure or heart?</translation></message>
    <message id="safety.7.title"><source/><translation>Safety question</translation></message>
    <message id="safety.7.say"><source/><translation>Is there any other reason
not to exercise?</translation></message>
    <message id="consent.keep.title"><source/><translation>Keep it here</translation></message>
    <message id="consent.keep.say"><source/><translation>May we keep today’s
results here?</translation></message>
    <message id="consent.keep.note"><source/><translation>With Yes you can compare on your next visit. With No you can measure all the same.</translation></message>
    <message id="consent.platform.title"><source/><translation>Send my record</translation></message>
    <message id="consent.platform.say"><source/><translation>May we send today’s results
to the city health record?</translation></message>
    <message id="consent.platform.note"><source/><translation>With Yes other health centres can see them too. With No you lose nothing.</translation></message>
    <message id="height.explain.title"><source/><translation>Your height</translation></message>
    <message id="height.explain.say"><source/><translation>Take off your shoes
and stand up straight</translation></message>
    <message id="height.explain.note"><source/><translation>Heels and back to the post, eyes ahead.</translation></message>
    <message id="height.measure.title"><source/><translation>Height</translation></message>
    <message id="height.measure.say"><source/><translation>Please stand still</translation></message>
    <message id="weight.explain.title"><source/><translation>Your weight</translation></message>
    <message id="weight.explain.say"><source/><translation>Take off shoes and coat
and step on</translation></message>
    <message id="weight.explain.note"><source/><translation>Hold the rail and step on slowly.</translation></message>
    <message id="weight.measure.title"><source/><translation>Weight</translation></message>
    <message id="weight.measure.say"><source/><translation>Step on
and stand still</translation></message>
    <message id="pressure.explain.title"><source/><translation>Your blood pressure</translation></message>
    <message id="pressure.explain.say"><source/><translation>Sit comfortably
and put your arm in</translation></message>
    <message id="pressure.explain.note"><source/><translation>Lean back, both feet on the floor.</translation></message>
    <message id="pressure.measure.title"><source/><translation>Blood pressure</translation></message>
    <message id="pressure.measure.say"><source/><translation>Sit quietly,
no talking</translation></message>
    <message id="pressure.rest.title"><source/><translation>A short rest</translation></message>
    <message id="pressure.rest.say"><source/><translation>Sit comfortably
and rest a little</translation></message>
    <message id="pressure.rest.note"><source/><translation>Then we measure your blood pressure.</translation></message>
    <message id="pressure.again.title"><source/><translation>A little more rest</translation></message>
    <message id="pressure.again.say"><source/><translation>After a rest we
measure once more</translation></message>
    <message id="pressure.again.note"><source/><translation>It is often higher just after moving.</translation></message>
    <message id="grip.explain.right.title"><source/><translation>Grip, right hand</translation></message>
    <message id="grip.explain.right.say"><source/><translation>Stand up straight,
hold it in your right hand</translation></message>
    <message id="grip.explain.right.note"><source/><translation>Arm a little away from the body, elbow straight.</translation></message>
    <message id="grip.explain.left.title"><source/><translation>Grip, left hand</translation></message>
    <message id="grip.explain.left.say"><source/><translation>Stand up straight,
hold it in your left hand</translation></message>
    <message id="grip.explain.left.note"><source/><translation>Arm a little away from the body, elbow straight.</translation></message>
    <message id="grip.measure.right.title"><source/><translation>Grip, right hand</translation></message>
    <message id="grip.measure.right.say"><source/><translation>One, two, three:
squeeze hard</translation></message>
    <message id="grip.measure.right.note"><source/><translation>Keep breathing.</translation></message>
    <message id="grip.measure.left.title"><source/><translation>Grip, left hand</translation></message>
    <message id="grip.measure.left.say"><source/><translation>One, two, three:
squeeze hard</translation></message>
    <message id="grip.measure.left.note"><source/><translation>Keep breathing.</translation></message>
    <message id="grip.rest.title"><source/><translation>A short rest</translation></message>
    <message id="grip.rest.say"><source/><translation>Open your hand
and rest a little</translation></message>
    <message id="good.height.title"><source/><translation>Height measured</translation></message>
    <message id="good.height.say"><source/><translation>Well done</translation></message>
    <message id="good.weight.title"><source/><translation>Weight measured</translation></message>
    <message id="good.weight.say"><source/><translation>Well done</translation></message>
    <message id="good.weight.note"><source/><translation>Step down slowly.</translation></message>
    <message id="good.pressure.title"><source/><translation>Blood pressure measured</translation></message>
    <message id="good.pressure.say"><source/><translation>Well done</translation></message>
    <message id="good.grip.title"><source/><translation>Grip measured</translation></message>
    <message id="good.grip.say"><source/><translation>Well done</translation></message>
    <message id="trouble.absent.title"><source/><translation>The device is away</translation></message>
    <message id="trouble.absent.say"><source/><translation>A helper will look at it</translation></message>
    <message id="trouble.absent.note"><source/><translation>Nothing you have measured is lost.</translation></message>
    <message id="trouble.cuff.title"><source/><translation>Let us try again</translation></message>
    <message id="trouble.cuff.say"><source/><translation>Put your arm in again
and sit still</translation></message>
    <message id="trouble.cuff.note"><source/><translation>This happens often. Please do not worry.</translation></message>
    <message id="trouble.cuff.cuff_loose.title"><source/><translation>Let us try again</translation></message>
    <message id="trouble.cuff.cuff_loose.say"><source/><translation>Wrap the cuff
a little tighter</translation></message>
    <message id="trouble.cuff.cuff_loose.note"><source/><translation>The cuff was a little loose.</translation></message>
    <message id="trouble.cuff.body_movement.title"><source/><translation>Let us try again</translation></message>
    <message id="trouble.cuff.body_movement.say"><source/><translation>Sit still
and do not talk</translation></message>
    <message id="trouble.cuff.body_movement.note"><source/><translation>You moved a little while measuring.</translation></message>
    <message id="trouble.cuff.irregular_pulse.title"><source/><translation>Let us try again</translation></message>
    <message id="trouble.cuff.irregular_pulse.say"><source/><translation>Rest a little,
then we try again</translation></message>
    <message id="trouble.cuff.irregular_pulse.note"><source/><translation>The pulse could not be read evenly.</translation></message>
    <message id="trouble.cuff.device_error.title"><source/><translation>Let us try again</translation></message>
    <message id="trouble.cuff.device_error.say"><source/><translation>Put your arm in again
and sit still</translation></message>
    <message id="trouble.cuff.device_error.note"><source/><translation>The device could not finish.</translation></message>
    <message id="trouble.device.title"><source/><translation>Let us try again</translation></message>
    <message id="trouble.device.say"><source/><translation>Please measure
once more</translation></message>
    <message id="trouble.device.note"><source/><translation>The device could not finish.</translation></message>
    <message id="trouble.overload.title"><source/><translation>Too heavy for this scale</translation></message>
    <message id="trouble.overload.say"><source/><translation>Put your bags down
and step on again</translation></message>
    <message id="trouble.overload.note"><source/><translation>A helper can use another scale.</translation></message>
    <message id="trouble.timeout.title"><source/><translation>Not measured yet</translation></message>
    <message id="trouble.timeout.say"><source/><translation>There is no hurry.
Shall we try again?</translation></message>
    <message id="trouble.implausible.title"><source/><translation>That number looks odd</translation></message>
    <message id="trouble.implausible.say"><source/><translation>Let us measure
once more</translation></message>
    <message id="trouble.implausible.note"><source/><translation>This number was not kept.</translation></message>
    <message id="staff.safety.title"><source/><translation>A helper is coming</translation></message>
    <message id="staff.safety.say"><source/><translation>Please sit
for a moment</translation></message>
    <message id="staff.safety.note"><source/><translation>Tests that need effort follow after a word with a helper. With Next we leave them out today.</translation></message>
    <message id="staff.under14.title"><source/><translation>A helper is coming</translation></message>
    <message id="staff.under14.say"><source/><translation>Under fourteen we
measure with a helper</translation></message>
    <message id="gate.pressure.title"><source/><translation>Taking it easy today</translation></message>
    <message id="gate.pressure.say"><source/><translation>Tests that need effort
wait for another day</translation></message>
    <message id="gate.pressure.note"><source/><translation>Your pressure came out high. Sit and rest. The staff know.</translation></message>
    <message id="gate.unmeasured.title"><source/><translation>Taking it easy today</translation></message>
    <message id="gate.unmeasured.say"><source/><translation>Tests that need effort
wait for another day</translation></message>
    <message id="gate.unmeasured.note"><source/><translation>We did not measure your pressure, so we stay on the safe side.</translation></message>
    <message id="still-there.title"><source/><translation>Carry on?</translation></message>
    <message id="still-there.say"><source/><translation>Take your time.
Touch Carry on</translation></message>
    <message id="still-there.note"><source/><translation>If you leave it, what is measured stays safe and the screen is cleared.</translation></message>
    <message id="goodbye.title"><source/><translation>Thank you</translation></message>
    <message id="goodbye.say"><source/><translation>Today’s results
are safely kept</translation></message>
    <message id="goodbye.note"><source/><translation>Have you got your things? Take care.</translation></message>
    <message id="goodbye.unkept.title"><source/><translation>Thank you</translation></message>
    <message id="goodbye.unkept.say"><source/><translation>Today’s results
were not kept</translation></message>
    <message id="goodbye.unkept.note"><source/><translation>Have you got your things? Take care.</translation></message>
    <message id="closed.store.title"><source/><translation>Closed for the moment</translation></message>
    <message id="closed.store.say"><source/><translation>Please tell
a member of staff</translation></message>
    <message id="closed.store.note"><source/><translation>Staff: the place where results are kept will not open.</translation></message>
    <message id="closed.crash.title"><source/><translation>Closed for the moment</translation></message>
    <message id="closed.crash.say"><source/><translation>Please tell
a member of staff</translation></message>
    <message id="closed.crash.note"><source/><translation>Staff: the program has stopped. Please restart it.</translation></message>
    <message id="call.sent"><source/><translation>Staff have been called</translation></message>
    <message id="call.acknowledged"><source/><translation>Staff are on the way</translation></message>
    <message id="pin.title"><source/><translation>Staff PIN</translation></message>
    <message id="pin.say"><source/><translation>For staff only</translation></message>
    <message id="pin.short"><source/><translation>Four digits or more</translation></message>
    <message id="pin.wrong"><source/><translation>That PIN does not match</translation></message>
    <message id="pin.locked"><source/><translation>Please try again in a while</translation></message>
    <message id="pin.ok"><source/><translation>Confirmed</translation></message>
    <message id="pin.confirm"><source/><translation>Confirm</translation></message>
    <message id="pin.acknowledge.title"><source/><translation>Staff are here</translation></message>
    <message id="pin.clear.title"><source/><translation>Clear for exercise</translation></message>
    <message id="pin.type-value.title"><source/><translation>Staff PIN</translation></message>
    <message id="value.range"><source/><translation>Between %1 and %2, please</translation></message>
    <message id="reason.title"><source/><translation>Why typed by hand</translation></message>
    <message id="reason.say"><source/><translation>Please touch one</translation></message>
    <message id="reason.device"><source/><translation>Device failed</translation></message>
    <message id="reason.body"><source/><translation>Not possible</translation></message>
    <message id="reason.other-device"><source/><translation>Other device</translation></message>
    <message id="print.ready"><source/><translation>Your page is ready</translation></message>
    <message id="print.none"><source/><translation>No paper just now</translation></message>
    <message id="print.wait"><source/><translation>Printing your page</translation></message>
    <message id="saved"><source/><translation>Safely written down</translation></message>
    <message id="demo.short-rest"><source/><translation>A demonstration with short rests</translation></message>
    <message id="device.absent"><source/><translation>Waiting for the device</translation></message>
    <message id="device.back"><source/><translation>The device works again</translation></message>
    <message id="live.waiting"><source/><translation>Waiting for you</translation></message>
    <message id="live.settling"><source/><translation>Please keep still</translation></message>
    <message id="live.settled"><source/><translation>That is it</translation></message>
    <message id="live.cuff"><source/><translation>The cuff is working</translation></message>
    <message id="live.best"><source/><translation>Best so far %1</translation></message>
    <message id="takes.seconds"><source/><translation>About %1 seconds</translation></message>
    <message id="takes.minutes"><source/><translation>About %1 min</translation></message>
    <message id="value.title"><source/><translation>Type a number</translation></message>
    <message id="results.sources"><source/><translation>What we compare with</translation></message>
    <message id="results.title"><source/><translation>Today’s results</translation></message>
    <message id="results.headline.good"><source/><translation>Well measured today</translation></message>
    <message id="results.headline.some"><source/><translation>Well done. The rest can wait for next time</translation></message>
    <message id="results.headline.rest"><source/><translation>Take it easy today and talk with our staff</translation></message>
    <message id="results.headline.none"><source/><translation>Nothing was measured today</translation></message>
    <message id="results.reference"><source/><translation>For your information only</translation></message>
    <message id="results.missing"><source/><translation>Not measured today</translation></message>
    <message id="results.advice"><source/><translation>What you can do</translation></message>
    <message id="results.hidden.title"><source/><translation>Results are hidden</translation></message>
    <message id="results.hidden.say"><source/><translation>Touch Show
to see them again</translation></message>
    <message id="results.page"><source/><translation>page %1 / %2</translation></message>
    <message id="advice.drink"><source/><translation>Drink water often</translation></message>
    <message id="advice.walk"><source/><translation>Walk a little more each day</translation></message>
    <message id="advice.strength"><source/><translation>Build a little strength in arms and legs</translation></message>
    <message id="advice.pressure"><source/><translation>Measure your pressure at home too, at the same hour</translation></message>
    <message id="advice.staff"><source/><translation>Ask our staff anything you like</translation></message>
    <message id="advice.doctor"><source/><translation>Show this to your doctor</translation></message>
    <message id="result.height.title"><source/><translation>Height</translation></message>
    <message id="result.height.ok"><source/><translation>This is your height</translation></message>
    <message id="result.height.gentle"><source/><translation>Please measure once more next time</translation></message>
    <message id="result.weight.title"><source/><translation>Weight</translation></message>
    <message id="result.weight.ok"><source/><translation>This is your weight</translation></message>
    <message id="result.weight.gentle"><source/><translation>Please measure once more next time</translation></message>
    <message id="result.bmi.title"><source/><translation>Weight for height</translation></message>
    <message id="result.bmi.ok"><source/><translation>Your weight suits your height</translation></message>
    <message id="result.bmi.low"><source/><translation>Light for your height</translation></message>
    <message id="result.bmi.high"><source/><translation>A little heavy for your height</translation></message>
    <message id="result.bmi.very-high"><source/><translation>Heavy for your height. Talk with our staff</translation></message>
    <message id="result.bmi.gentle"><source/><translation>Talk with our staff</translation></message>
    <message id="result.pressure.title"><source/><translation>Blood pressure</translation></message>
    <message id="result.pressure.ok"><source/><translation>Your pressure is fine</translation></message>
    <message id="result.pressure.low"><source/><translation>On the low side. Stand up slowly</translation></message>
    <message id="result.pressure.watch"><source/><translation>A little on the high side</translation></message>
    <message id="result.pressure.high"><source/><translation>It came out high. Measure again on another day</translation></message>
    <message id="result.pressure.very-high"><source/><translation>It came out quite high. Please talk with our staff</translation></message>
    <message id="result.pressure.gentle"><source/><translation>It came out high. Talk with our staff</translation></message>
    <message id="result.pulse.title"><source/><translation>Pulse</translation></message>
    <message id="result.pulse.ok"><source/><translation>Your pulse is fine</translation></message>
    <message id="result.pulse.slow"><source/><translation>Your pulse is on the slow side</translation></message>
    <message id="result.pulse.fast"><source/><translation>On the fast side. Rest and measure again</translation></message>
    <message id="result.pulse.gentle"><source/><translation>Rest and measure again</translation></message>
    <message id="result.grip.title"><source/><translation>Grip strength</translation></message>
    <message id="result.grip.ok"><source/><translation>Like people your age</translation></message>
    <message id="result.grip.gentle"><source/><translation>A little weaker than people your age</translation></message>
    <message id="result.grip.low"><source/><translation>Weaker than people your age. Talk with our staff</translation></message>
    <message id="result.grip.somewhat_low"><source/><translation>A little weaker than people your age</translation></message>
    <message id="result.grip.moderate"><source/><translation>In the middle of people your age</translation></message>
    <message id="result.grip.somewhat_high"><source/><translation>A little stronger than people your age</translation></message>
    <message id="result.grip.high"><source/><translation>Stronger than people your age</translation></message>
    <message id="result.grip.none"><source/><translation>Nothing to compare with yet</translation></message>
    <message id="result.relative_grip.title"><source/><translation>Grip for your weight</translation></message>
    <message id="result.relative_grip.ok"><source/><translation>Strong for your weight</translation></message>
    <message id="result.relative_grip.gentle"><source/><translation>A little weak for your weight</translation></message>
    <message id="result.relative_grip.none"><source/><translation>Nothing to compare with yet</translation></message>
    <message id="result.side.right"><source/><translation>Right hand</translation></message>
    <message id="result.side.left"><source/><translation>Left hand</translation></message>
    <message id="result.side.best"><source/><translation>Best</translation></message>
    <message id="grade.1"><source/><translation>%1: meets the level 1 line</translation></message>
    <message id="grade.2"><source/><translation>%1: meets the level 2 line</translation></message>
    <message id="grade.3"><source/><translation>%1: meets the level 3 line</translation></message>
    <message id="grade.none"><source/><translation>%1: room to grow</translation></message>
    <message id="grade.missing"><source/><translation>Some tests are missing, so no level is given</translation></message>
    <message id="grade.reference"><source/><translation>For reference. Official levels come from a National Fitness Award centre</translation></message>
    <message id="grade.near"><source/><translation>Close to the next line</translation></message>
    <message id="change.same"><source/><translation>Much like last time</translation></message>
    <message id="change.first"><source/><translation>Your first time</translation></message>
    <message id="change.stronger"><source/><translation>Stronger than last time</translation></message>
    <message id="change.weaker"><source/><translation>Weaker than last time</translation></message>
    <message id="change.faster"><source/><translation>Faster than last time</translation></message>
    <message id="change.slower"><source/><translation>Slower than last time</translation></message>
    <message id="change.more"><source/><translation>More than last time</translation></message>
    <message id="change.less"><source/><translation>Less than last time</translation></message>
    <message id="change.higher"><source/><translation>Higher than last time</translation></message>
    <message id="change.lower"><source/><translation>Lower than last time</translation></message>
    <message id="change.from"><source/><translation>Last time %1</translation></message>
    <message id="bar.weak"><source/><translation>a little weak</translation></message>
    <message id="bar.strong"><source/><translation>strong</translation></message>
    <message id="bar.slow"><source/><translation>a little slow</translation></message>
    <message id="bar.fast"><source/><translation>fast</translation></message>
    <message id="bar.low"><source/><translation>low</translation></message>
    <message id="bar.high"><source/><translation>high</translation></message>
    <message id="bar.light"><source/><translation>light</translation></message>
    <message id="bar.heavy"><source/><translation>heavy</translation></message>
    <message id="bar.peers"><source/><translation>Compared with people your age</translation></message>
    <message id="bar.healthy"><source/><translation>The healthy range</translation></message>
    <message id="source.device"><source/><translation>Measured with %1 %2</translation></message>
    <message id="source.typed"><source/><translation>Typed in by staff</translation></message>
    <message id="source.computed"><source/><translation>Worked out from height and weight</translation></message>
    <message id="source.relative"><source/><translation>Grip divided by weight</translation></message>
    <message id="source.norm"><source/><translation>Compared with: %1</translation></message>
    <message id="source.norm.tomkinson"><source/><translation>International grip norms (2025)</translation></message>
    <message id="source.norm.kspo"><source/><translation>National Fitness Award data</translation></message>
    <message id="source.norm.nfa"><source/><translation>National Fitness Award lines (2025)</translation></message>
    <message id="source.norm.kosso"><source/><translation>Korean Society for the Study of Obesity</translation></message>
    <message id="source.norm.ksh"><source/><translation>Korean Society of Hypertension</translation></message>
    <message id="source.unchecked"><source/><translation>Measured while the device was due for a check</translation></message>
    <message id="source.second"><source/><translation>The second reading, after a rest</translation></message>
    <message id="source.best"><source/><translation>The best of both hands</translation></message>
    <message id="missing.refused"><source/><translation>%1: you chose not to</translation></message>
    <message id="missing.skipped"><source/><translation>%1: skipped today</translation></message>
    <message id="missing.unsafe"><source/><translation>%1: left out to be safe</translation></message>
    <message id="missing.pressure"><source/><translation>%1: left out because of your pressure</translation></message>
    <message id="missing.fault"><source/><translation>%1: the device did not work</translation></message>
    <message id="missing.absent"><source/><translation>%1: the device was away</translation></message>
    <message id="missing.timeout"><source/><translation>%1: not measured</translation></message>
    <message id="missing.left"><source/><translation>%1: next time</translation></message>
    <message id="missing.age"><source/><translation>%1: not for this age</translation></message>
    <message id="unit.kg"><source/><translation>kg</translation></message>
    <message id="unit.cm"><source/><translation>cm</translation></message>
    <message id="unit.%"><source/><translation>percent</translation></message>
    <message id="unit.mm[Hg]"><source/><translation>mmHg</translation></message>
    <message id="unit./min"><source/><translation>a minute</translation></message>
    <message id="unit.kg/m2"><source/><translation>&#8203;</translation></message>
    <message id="unit.{ratio}"><source/><translation>&#8203;</translation></message>
    <message id="unit.{level}"><source/><translation>level</translation></message>
    <message id="unit.{score}"><source/><translation>points</translation></message>
    <message id="unit.{state}"><source/><translation>&#8203;</translation></message>
    <message id="unit.{steps}"><source/><translation>steps</translation></message>
    <message id="unit.{#}"><source/><translation>times</translation></message>
    <message id="unit.{#}/min"><source/><translation>times</translation></message>
    <message id="unit.{#}/(30.s)"><source/><translation>times</translation></message>
    <message id="unit.Cel"><source/><translation>°C</translation></message>
    <message id="unit.Ohm"><source/><translation>ohm</translation></message>
    <message id="unit.N"><source/><translation>newton</translation></message>
    <message id="unit.s"><source/><translation>seconds</translation></message>
    <message id="unit.m"><source/><translation>metres</translation></message>
    <message id="unit.mm"><source/><translation>mm</translation></message>
    <message id="unit.m/s"><source/><translation>metres a second</translation></message>
    <message id="unit.kg/s"><source/><translation>kg a second</translation></message>
    <message id="unit.mg/dL"><source/><translation>mg/dL</translation></message>
    <message id="unit.kcal/d"><source/><translation>kcal a day</translation></message>
    <message id="unit.mL/kg/min"><source/><translation>mL/kg/min</translation></message>
    <message id="quantity.body_weight"><source/><translation>Weight</translation></message>
    <message id="quantity.body_height"><source/><translation>Height</translation></message>
    <message id="quantity.bmi"><source/><translation>Weight for height</translation></message>
    <message id="quantity.waist"><source/><translation>Waist</translation></message>
    <message id="quantity.whtr"><source/><translation>Waist-to-height ratio</translation></message>
    <message id="quantity.body_fat"><source/><translation>Body fat</translation></message>
    <message id="quantity.fat_mass"><source/><translation>Fat mass</translation></message>
    <message id="quantity.fat_free_mass"><source/><translation>Fat-free mass</translation></message>
    <message id="quantity.muscle_mass"><source/><translation>Muscle mass</translation></message>
    <message id="quantity.asm_h2"><source/><translation>Appendicular muscle index</translation></message>
    <message id="quantity.body_water"><source/><translation>Body water</translation></message>
    <message id="quantity.impedance"><source/><translation>Impedance</translation></message>
    <message id="quantity.basal_metabolism"><source/><translation>Basal metabolism</translation></message>
    <message id="quantity.visceral_level"><source/><translation>Visceral fat level</translation></message>
    <message id="quantity.systolic_pressure"><source/><translation>Upper pressure</translation></message>
    <message id="quantity.diastolic_pressure"><source/><translation>Lower pressure</translation></message>
    <message id="quantity.mean_pressure"><source/><translation>Mean pressure</translation></message>
    <message id="quantity.heart_rate"><source/><translation>Pulse</translation></message>
    <message id="quantity.spo2"><source/><translation>Oxygen saturation</translation></message>
    <message id="quantity.body_temperature"><source/><translation>Temperature</translation></message>
    <message id="quantity.glucose"><source/><translation>Glucose</translation></message>
    <message id="quantity.grip_force"><source/><translation>Grip strength</translation></message>
    <message id="quantity.relative_grip"><source/><translation>Grip for your weight</translation></message>
    <message id="quantity.grip_rfd"><source/><translation>Rate of force development</translation></message>
    <message id="quantity.sit_and_reach"><source/><translation>Sit and reach</translation></message>
    <message id="quantity.chair_sit_and_reach"><source/><translation>Chair sit and reach</translation></message>
    <message id="quantity.back_scratch"><source/><translation>Back scratch</translation></message>
    <message id="quantity.chair_stand_30s"><source/><translation>30-second chair stand</translation></message>
    <message id="quantity.chair_stand_5x"><source/><translation>Five chair stands</translation></message>
    <message id="quantity.arm_curl"><source/><translation>Arm curl</translation></message>
    <message id="quantity.cross_sit_up"><source/><translation>Cross sit-up</translation></message>
    <message id="quantity.curl_up"><source/><translation>Curl-up</translation></message>
    <message id="quantity.repeated_jump"><source/><translation>Repeated jump</translation></message>
    <message id="quantity.side_hop"><source/><translation>Side hop</translation></message>
    <message id="quantity.two_min_step"><source/><translation>Two-minute step</translation></message>
    <message id="quantity.six_min_walk"><source/><translation>Six-minute walk</translation></message>
    <message id="quantity.shuttle_run_20m"><source/><translation>20 m shuttle run</translation></message>
    <message id="quantity.shuttle_run_15m"><source/><translation>15 m shuttle run</translation></message>
    <message id="quantity.shuttle_10m_x4"><source/><translation>10 m x 4 shuttle</translation></message>
    <message id="quantity.illinois_agility"><source/><translation>Illinois agility</translation></message>
    <message id="quantity.up_and_go_3m"><source/><translation>3 m up and go</translation></message>
    <message id="quantity.up_and_go_8ft"><source/><translation>8 ft up and go</translation></message>
    <message id="quantity.figure8_walk"><source/><translation>Figure-8 walk</translation></message>
    <message id="quantity.gait_speed_usual"><source/><translation>Usual gait speed</translation></message>
    <message id="quantity.gait_speed_max"><source/><translation>Maximal gait speed</translation></message>
    <message id="quantity.one_leg_stance_open"><source/><translation>One-leg stance</translation></message>
    <message id="quantity.sppb"><source/><translation>SPPB</translation></message>
    <message id="quantity.reaction_time"><source/><translation>Reaction time</translation></message>
    <message id="quantity.eye_hand_time"><source/><translation>Eye-hand time</translation></message>
    <message id="quantity.eye_hand_count"><source/><translation>Eye-hand count</translation></message>
    <message id="quantity.standing_long_jump"><source/><translation>Standing long jump</translation></message>
    <message id="quantity.flight_time"><source/><translation>Flight time</translation></message>
    <message id="quantity.recovery_hr_60s"><source/><translation>Recovery heart rate</translation></message>
    <message id="quantity.vo2max"><source/><translation>VO2max</translation></message>
    <message id="quantity.force"><source/><translation>Force</translation></message>
    <message id="quantity.distance"><source/><translation>Distance</translation></message>
    <message id="quantity.contact"><source/><translation>Contact</translation></message>
    <message id="report.title"><source/><translation>Today’s results</translation></message>
    <message id="report.name"><source/><translation>Name</translation></message>
    <message id="report.number"><source/><translation>Number %1</translation></message>
    <message id="report.today"><source/><translation>Today</translation></message>
    <message id="report.before"><source/><translation>Last time</translation></message>
    <message id="report.missing"><source/><translation>Not measured</translation></message>
    <message id="report.advice"><source/><translation>What you can do</translation></message>
    <message id="report.sources"><source/><translation>Compared with</translation></message>
    <message id="report.reference"><source/><translation>For reference only, not a diagnosis. Please ask our staff or a doctor about any worry.</translation></message>
    <message id="report.page"><source/><translation>Page %1 of %2</translation></message>
    <message id="report.demo"><source/><translation>Demo</translation></message>
    <message id="report.unit.mm[Hg]"><source/><translation>mmHg</translation></message>
    <message id="weekday.1"><source/><translation>Monday</translation></message>
    <message id="weekday.2"><source/><translation>Tuesday</translation></message>
    <message id="weekday.3"><source/><translation>Wednesday</translation></message>
    <message id="weekday.4"><source/><translation>Thursday</translation></message>
    <message id="weekday.5"><source/><translation>Friday</translation></message>
    <message id="weekday.6"><source/><translation>Saturday</translation></message>
    <message id="weekday.7"><source/><translation>Sunday</translation></message>
    <message id="assessment.height"><source/><translation>Height</translation></message>
    <message id="assessment.weight"><source/><translation>Weight</translation></message>
    <message id="assessment.pressure"><source/><translation>Blood pressure</translation></message>
    <message id="assessment.grip"><source/><translation>Grip strength</translation></message>
    <message id="gate.safety.title"><source/><translation>Resting today</translation></message>
    <message id="gate.safety.say"><source/><translation>We leave the strength
test for another day</translation></message>
    <message id="gate.safety.note"><source/><translation>It is for your safety. You can do it after a talk with our staff.</translation></message>
    <message id="gate.unanswered.title"><source/><translation>Resting today</translation></message>
    <message id="gate.unanswered.say"><source/><translation>We leave the strength
test for another day</translation></message>
    <message id="not-kept"><source/><translation>Shown on the screen only. Not kept</translation></message>
    <message id="pin.role"><source/><translation>A specialist or manager has to do this</translation></message>
    <message id="print.kept"><source/><translation>There is no printer here. Our staff will print it</translation></message>
    <message id="result.grip.say"><source/><translation>Your strongest squeeze was %1 kilograms</translation></message>
    <message id="result.relative_grip.middle"><source/><translation>About the middle for your age</translation></message>
    <message id="result.relative_grip.strong"><source/><translation>On the strong side for your age</translation></message>
    <message id="safety.changed.title"><source/><translation>Safety question</translation></message>
    <message id="safety.changed.say"><source/><translation>Has anything changed
since your last visit?</translation></message>
    <message id="safety.changed.note"><source/><translation>Press ‘Yes’ for any new pain or new medicine.</translation></message>
    <message id="shoes-off.title"><source/><translation>Shoes off</translation></message>
    <message id="shoes-off.say"><source/><translation>Please sit down and
take off your shoes</translation></message>
    <message id="trouble.busy.title"><source/><translation>Somebody is using it</translation></message>
    <message id="trouble.busy.say"><source/><translation>Please wait a moment
and press again</translation></message>
    <message id="trouble.cuff.improper_position.title"><source/><translation>Let us measure again</translation></message>
    <message id="trouble.cuff.improper_position.say"><source/><translation>Rest your arm at
heart height</translation></message>
    <message id="trouble.cuff.improper_position.note"><source/><translation>The arm was too high or too low.</translation></message>
    <message id="type-value.incomplete"><source/><translation>Please fill in every number</translation></message>
    <message id="report.date"><source/><translation>%4, %3 %2 %1</translation></message>
    <message id="month.1"><source/><translation>January</translation></message>
    <message id="month.2"><source/><translation>February</translation></message>
    <message id="month.3"><source/><translation>March</translation></message>
    <message id="month.4"><source/><translation>April</translation></message>
    <message id="month.5"><source/><translation>May</translation></message>
    <message id="month.6"><source/><translation>June</translation></message>
    <message id="month.7"><source/><translation>July</translation></message>
    <message id="month.8"><source/><translation>August</translation></message>
    <message id="month.9"><source/><translation>September</translation></message>
    <message id="month.10"><source/><translation>October</translation></message>
    <message id="month.11"><source/><translation>November</translation></message>
    <message id="month.12"><source/><translation>December</translation></message>
    <message id="bar.visitors"><source/><translation>Among people your age who came for fitness tests</translation></message>
    <message id="who.twins"><source/><translation>Our staff will help you</translation></message>
    <message id="device.no-driver"><source/><translation>No driver for this device is installed</translation></message>
    <message id="device.not-plugged"><source/><translation>The cable is not plugged in</translation></message>
    <message id="device.taken"><source/><translation>Another program has the port</translation></message>
    <message id="device.denied"><source/><translation>No right to open this port</translation></message>
    <message id="device.cable"><source/><translation>The cable or the port has failed</translation></message>
    <message id="device.silent"><source/><translation>Open, but nothing comes</translation></message>
    <message id="device.bluetooth-down"><source/><translation>The Bluetooth service is not running</translation></message>
    <message id="device.bluetooth-denied"><source/><translation>No right to use Bluetooth</translation></message>
    <message id="device.adapter-missing"><source/><translation>There is no Bluetooth adapter</translation></message>
    <message id="device.adapter-off"><source/><translation>The Bluetooth adapter is off</translation></message>
    <message id="device.radio-quiet"><source/><translation>No Bluetooth signal from anything</translation></message>
    <message id="device.not-seen"><source/><translation>The device is not seen; is it switched on?</translation></message>
    <message id="device.waiting"><source/><translation>Waiting for a measurement</translation></message>
    <message id="device.connect-failed"><source/><translation>Could not connect</translation></message>
    <message id="device.not-paired"><source/><translation>Has to be paired again</translation></message>
    <message id="device.wrong-service"><source/><translation>It does not seem to be this device</translation></message>
    <message id="device.hung-up"><source/><translation>The device hung up</translation></message>
    <message id="device.refused"><source/><translation>The device refused</translation></message>
    <message id="device.no-answer"><source/><translation>The device does not answer</translation></message>
</context>
</TS>
