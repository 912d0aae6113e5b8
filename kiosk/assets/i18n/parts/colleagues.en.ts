<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="office.colleagues"><source/><translation>Colleagues</translation></message>
    <message id="office.own-pin"><source/><translation>Change my PIN</translation></message>
    <message id="role.helper"><source/><translation>Helper</translation></message>
    <message id="role.specialist"><source/><translation>Specialist</translation></message>
    <message id="role.manager"><source/><translation>Manager</translation></message>
    <message id="role.administrator"><source/><translation>Administrator</translation></message>
    <message id="colleague.title"><source/><translation>Colleagues</translation></message>
    <message id="colleague.one"><source/><translation>One colleague</translation></message>
    <message id="colleague.none"><source/><translation>Nobody yet</translation></message>
    <message id="colleague.add"><source/><translation>Add a colleague</translation></message>
    <message id="colleague.save"><source/><translation>Save</translation></message>
    <message id="colleague.head.name"><source/><translation>Name</translation></message>
    <message id="colleague.head.role"><source/><translation>Role</translation></message>
    <message id="colleague.head.card"><source/><translation>Card</translation></message>
    <message id="colleague.head.state"><source/><translation>State</translation></message>
    <message id="colleague.card.yes"><source/><translation>Yes</translation></message>
    <message id="colleague.card.no"><source/><translation>No</translation></message>
    <message id="colleague.on"><source/><translation>In use</translation></message>
    <message id="colleague.off"><source/><translation>Closed</translation></message>
    <message id="colleague.name.bad"><source/><translation>Please type a name of 1 to 40 letters</translation></message>
    <message id="colleague.role"><source/><translation>Change the role</translation></message>
    <message id="colleague.role.none"><source/><translation>Please choose a role</translation></message>
    <message id="colleague.pin"><source/><translation>Give a new PIN</translation></message>
    <message id="colleague.pin.new"><source/><translation>New PIN</translation></message>
    <message id="colleague.pin.again"><source/><translation>Once more</translation></message>
    <message id="colleague.pin.hint"><source/><translation>4 to 12 digits, better 6 or more</translation></message>
    <message id="colleague.pin.shape"><source/><translation>A PIN has 4 to 12 digits</translation></message>
    <message id="colleague.pin.easy"><source/><translation>That is too easy to guess. Please choose another</translation></message>
    <message id="colleague.pin.differ"><source/><translation>The two are not the same. Please type them again</translation></message>
    <message id="colleague.pin.done"><source/><translation>The new PIN holds from now on</translation></message>
    <message id="colleague.own-pin"><source/><translation>Change my PIN</translation></message>
    <message id="colleague.card"><source/><translation>Give a card</translation></message>
    <message id="colleague.card.show"><source/><translation>Please show this colleague's card to the reader</translation></message>
    <message id="colleague.card.off"><source/><translation>Take the card away</translation></message>
    <message id="colleague.card.off.sure"><source/><translation>This card opens nothing any more</translation></message>
    <message id="colleague.disable"><source/><translation>Close the account</translation></message>
    <message id="colleague.disable.sure"><source/><translation>This colleague cannot sign in any more. What they signed stays</translation></message>
    <message id="colleague.recovery"><source/><translation>Recovery code</translation></message>
    <message id="colleague.recovery.yes"><source/><translation>In its envelope</translation></message>
    <message id="colleague.recovery.no"><source/><translation>None: please make one</translation></message>
    <message id="colleague.recovery.make"><source/><translation>Make a recovery code</translation></message>
    <message id="colleague.recovery.sure"><source/><translation>An older code is void from then on</translation></message>
    <message id="colleague.recovery.printed"><source/><translation>Printed. Seal it in an envelope and keep it in the safe. It cannot be seen again</translation></message>
    <message id="colleague.recovery.write"><source/><translation>It could not be printed. Write it down now for the envelope. It cannot be seen again</translation></message>
    <message id="colleague.recover.title"><source/><translation>Recover a PIN</translation></message>
    <message id="colleague.recover.say"><source/><translation>Type the code from the envelope and a new PIN</translation></message>
    <message id="colleague.recover.code"><source/><translation>Recovery code</translation></message>
    <message id="colleague.recover.hint"><source/><translation>20 digits</translation></message>
    <message id="colleague.recover.slip"><source/><translation>That is mistyped. Please compare it with the paper</translation></message>
    <message id="colleague.recover.wrong"><source/><translation>That code is not right</translation></message>
    <message id="colleague.recover.again"><source/><translation>The code is used up. Please make a new one</translation></message>
    <message id="colleague.recover.close"><source/><translation>Close</translation></message>
    <message id="error.store-last"><source/><translation>One administrator has to stay</translation></message>
    <message id="error.store-card"><source/><translation>This card is somebody else's</translation></message>
</context>
</TS>
