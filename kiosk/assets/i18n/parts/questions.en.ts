<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name></name>
    <message id="sarc_f.strength.title"><source/><translation>Strength questions</translation></message>
    <message id="sarc_f.strength.say"><source/><translation>Is it hard to lift and carry about 5 kg?</translation></message>
    <message id="sarc_f.strength.none"><source/><translation>Not hard</translation></message>
    <message id="sarc_f.strength.some"><source/><translation>A little hard</translation></message>
    <message id="sarc_f.strength.much"><source/><translation>Very hard, or I cannot</translation></message>
    <message id="sarc_f.walking.title"><source/><translation>Strength questions</translation></message>
    <message id="sarc_f.walking.say"><source/><translation>Is it hard to walk across a room?</translation></message>
    <message id="sarc_f.walking.none"><source/><translation>Not hard</translation></message>
    <message id="sarc_f.walking.some"><source/><translation>A little hard</translation></message>
    <message id="sarc_f.walking.much"><source/><translation>Very hard, or I need help</translation></message>
    <message id="sarc_f.chair.title"><source/><translation>Strength questions</translation></message>
    <message id="sarc_f.chair.say"><source/><translation>Is it hard to rise from a chair or bed?</translation></message>
    <message id="sarc_f.chair.none"><source/><translation>Not hard</translation></message>
    <message id="sarc_f.chair.some"><source/><translation>A little hard</translation></message>
    <message id="sarc_f.chair.much"><source/><translation>Very hard, or I need help</translation></message>
    <message id="sarc_f.stairs.title"><source/><translation>Strength questions</translation></message>
    <message id="sarc_f.stairs.say"><source/><translation>Is it hard to climb ten stairs?</translation></message>
    <message id="sarc_f.stairs.none"><source/><translation>Not hard</translation></message>
    <message id="sarc_f.stairs.some"><source/><translation>A little hard</translation></message>
    <message id="sarc_f.stairs.much"><source/><translation>Very hard, or I cannot</translation></message>
    <message id="sarc_f.falls.title"><source/><translation>Strength questions</translation></message>
    <message id="sarc_f.falls.say"><source/><translation>Have you fallen in the last year?</translation></message>
    <message id="sarc_f.falls.none"><source/><translation>Not once</translation></message>
    <message id="sarc_f.falls.one-to-three"><source/><translation>One to three times</translation></message>
    <message id="sarc_f.falls.four"><source/><translation>Four times or more</translation></message>
    <message id="good.sarc_f.title"><source/><translation>That was all</translation></message>
    <message id="good.sarc_f.say"><source/><translation>Thank you</translation></message>
    <message id="k_frail.tired.title"><source/><translation>Energy questions</translation></message>
    <message id="k_frail.tired.say"><source/><translation>Have you felt tired most of this last month?</translation></message>
    <message id="k_frail.tired.note"><source/><translation>Touch Yes if it was nearly every day.</translation></message>
    <message id="k_frail.tired.no"><source/><translation>No</translation></message>
    <message id="k_frail.tired.yes"><source/><translation>Yes</translation></message>
    <message id="k_frail.stairs.title"><source/><translation>Energy questions</translation></message>
    <message id="k_frail.stairs.say"><source/><translation>Is it hard to climb ten stairs without help?</translation></message>
    <message id="k_frail.stairs.note"><source/><translation>Without a rest on the way.</translation></message>
    <message id="k_frail.stairs.no"><source/><translation>No</translation></message>
    <message id="k_frail.stairs.yes"><source/><translation>Yes</translation></message>
    <message id="k_frail.far.title"><source/><translation>Energy questions</translation></message>
    <message id="k_frail.far.say"><source/><translation>Is it hard to walk 300 metres without help?</translation></message>
    <message id="k_frail.far.note"><source/><translation>About the way from one bus stop to the next.</translation></message>
    <message id="k_frail.far.no"><source/><translation>No</translation></message>
    <message id="k_frail.far.yes"><source/><translation>Yes</translation></message>
    <message id="k_frail.list.title"><source/><translation>Energy questions</translation></message>
    <message id="k_frail.list.say"><source/><translation>Count the illnesses a doctor has told you of</translation></message>
    <message id="k_frail.list.note"><source/><translation>High blood pressure, diabetes, cancer, chronic lung disease, heart attack, heart failure, angina, asthma, arthritis, stroke, kidney disease</translation></message>
    <message id="k_frail.illnesses.title"><source/><translation>Energy questions</translation></message>
    <message id="k_frail.illnesses.say"><source/><translation>Have you five or more of these?</translation></message>
    <message id="k_frail.illnesses.note"><source/><translation>High blood pressure, diabetes, cancer, chronic lung disease, heart attack, heart failure, angina, asthma, arthritis, stroke, kidney disease</translation></message>
    <message id="k_frail.illnesses.no"><source/><translation>Four or fewer</translation></message>
    <message id="k_frail.illnesses.yes"><source/><translation>Five or more</translation></message>
    <message id="k_frail.weight.title"><source/><translation>Energy questions</translation></message>
    <message id="k_frail.weight.say"><source/><translation>Have you lost much weight in the last year?</translation></message>
    <message id="k_frail.weight.note"><source/><translation>That is 5 percent of the weight or more.</translation></message>
    <message id="k_frail.weight.no"><source/><translation>No</translation></message>
    <message id="k_frail.weight.yes"><source/><translation>Yes (from 60 kg, 3 kg or more)</translation></message>
    <message id="good.k_frail.title"><source/><translation>That was all</translation></message>
    <message id="good.k_frail.say"><source/><translation>Thank you</translation></message>
    <message id="falls.year.title"><source/><translation>Falls</translation></message>
    <message id="falls.year.say"><source/><translation>How often have you fallen in the last year?</translation></message>
    <message id="falls.year.note"><source/><translation>Every slip or trip to the ground counts.</translation></message>
    <message id="falls.year.none"><source/><translation>Never</translation></message>
    <message id="falls.year.one"><source/><translation>Once</translation></message>
    <message id="falls.year.two"><source/><translation>Twice</translation></message>
    <message id="falls.year.more"><source/><translation>Three times or more</translation></message>
    <message id="good.falls.title"><source/><translation>That was all</translation></message>
    <message id="good.falls.say"><source/><translation>Thank you</translation></message>
</context>
</TS>
