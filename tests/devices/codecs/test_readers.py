"""Readers of cards and codes on a serial line: serial reference 6.4. All ids are made up, or the seller's example."""

from __future__ import annotations

import pytest

from kiosk.core.card_code import code_of, read_code
from kiosk.core.errors import FrameError
from kiosk.core.reading import Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import barcode, chronojump_rfid, rdm6300, uid_line
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Driver, Frame, WireProtocol

REF = "serial 6.4"
OURS = code_of(bytes(range(15)))


def rows(protocol: WireProtocol) -> tuple[Driver, ...]:
    return tuple(driver for driver in DRIVERS if driver.protocol == protocol.key)


def card(number: str) -> tuple[dict[str, object]]:
    return ({"card_id": number, "status": "ok"},)


SELLERS = bytes.fromhex("0236324533303836434544303803")


class TestRdm6300(DriverContract):
    protocol = rdm6300.PROTOCOL
    drivers = rows(protocol)
    guard = Guard.LENGTH
    vectors = (
        Vector(SELLERS, card("62E3086CED"), source=f"{REF}: seller's example"),
        Vector(SELLERS * 2, card("62E3086CED") * 2, source=f"{REF}: it repeats while the card is near"),
        Vector(b"\x0262e3086ced08\x03", card("62E3086CED"), source=f"{REF}, small letters"),
        Vector(b"\x02000000000000\x03", card("0000000000"), source=f"{REF}, zeros check out"),
        Vector(b"\x02FFFFFFFFFFFF\x03", card("FFFFFFFFFF"), source=f"{REF}, all ones"),
        Vector(b"\x02012345678989\x03", card("0123456789"), source=f"{REF}, another"),
        Vector(b"\x020A0028B9F86300\x03", rejected=1, source=f"{REF}, two digits too many"),
        Vector(b"6CED08\x03" + SELLERS, card("62E3086CED"), source=f"{REF}: it begins in the middle"),
        Vector(b"\x0262E3086CED09\x03", rejected=1, source=f"{REF}: checksum error"),
        Vector(b"\x0262E3086CEC08\x03", rejected=1, source=f"{REF}, a digit spoiled"),
        Vector(b"\x0262E3086CEDG8\x03", rejected=1, source=f"{REF}, not hex"),
        Vector(b"\x0262E3086C D08\x03", rejected=1, source=f"{REF}, a blank"),
        Vector(b"\x0262E3086CED\x03", rejected=1, source=f"{REF}, no checksum"),
        Vector(b"\x02\x03", rejected=1, source=f"{REF}, nothing between the marks"),
        Vector(b"\x0262E308", pending=True, source=f"{REF}: unfinished"),
        Vector(SELLERS[:-1], pending=True, source=f"{REF}: ETX missing"),
        Vector(b"\x02", pending=True, source=f"{REF}, one byte"),
        Vector(SELLERS[:9] + SELLERS, card("62E3086CED"), rejected=1, source=f"{REF}, half a frame and a whole one"),
    )


class TestChronojumpRfid(DriverContract):
    protocol = chronojump_rfid.PROTOCOL
    drivers = rows(protocol)
    vectors = (
        Vector(b"s208,12,33,91,160e\r\n", card("D00C215BA0"), source=f"{REF}: example"),
        Vector(b"s0,0,0,0,0e\r\n", card("0000000000"), source=f"{REF}, zeros"),
        Vector(b"s255,255,255,255,255e\r\n", card("FFFFFFFFFF"), source=f"{REF}, highest"),
        Vector(b"s8,9,10,11,12e\r\n" * 2, card("08090A0B0C") * 2, source=f"{REF}, two at once"),
        Vector(b"YES Chronojump RFID\r\n", source=f"{REF}: its name"),
        Vector(b"YES Chronojump RFID\r\ns1,2,3,4,5e\r\n", card("0102030405"), source=f"{REF}: its name and a card"),
        Vector(b"s256,12,33,91,160e\r\n", rejected=1, source=f"{REF}, more than a byte"),
        Vector(b"s208,12,33,91e\r\n", rejected=1, source=f"{REF}, a number lost"),
        Vector(b"s208,12,33,91,160,7e\r\n", rejected=1, source=f"{REF}, a number too many"),
        Vector(b"s208,12,,91,160e\r\n", rejected=1, source=f"{REF}, an empty number"),
        Vector(b"s208,12,-3,91,160e\r\n", rejected=1, source=f"{REF}, a sign"),
        Vector(b"s208,12,33,91,160\r\n", rejected=1, source=f"{REF}, no e"),
        Vector(b"208,12,33,91,160e\r\n", rejected=1, source=f"{REF}, no s"),
        Vector(b"s208,12,33,9", pending=True, source=f"{REF}, unfinished"),
        Vector(b"s208,12s1,2,3,4,5e\r\n", card("0102030405"), rejected=1, source=f"{REF}, half a line and a whole one"),
    )


class TestBarcode(DriverContract):
    protocol = barcode.PROTOCOL
    drivers = rows(protocol)
    noise = (b"\x00", b"\r\n")  # anything printable may be a code
    resyncs = False
    vectors = (
        Vector(b"8801234567893\r", card("8801234567893"), source=f"{REF}: code and CR"),
        Vector(b"8801234567893\r\n", card("8801234567893"), source=f"{REF}: code and CR LF"),
        Vector(b"8801234567893\n", card("8801234567893"), source=f"{REF}, LF alone"),
        Vector(
            b"]C18801234567893\r", ({"card_id": "8801234567893", "aim": "]C1"},), source=f"{REF}: AIM prefix of GS1-128"
        ),
        Vector(b"]Q1%s\r\n" % OURS.encode(), ({"card_id": OURS, "aim": "]Q1"},), source=f"{REF}: QR with AIM prefix"),
        Vector(b"]e0ABC\r", ({"card_id": "ABC", "aim": "]e0"},), source=f"{REF}: AIM prefix with a small letter"),
        Vector(b"%s\r" % OURS.encode(), ({"card_id": OURS, "aim": ABSENT},), source=f"{REF}: a card of this kiosk"),
        Vector(b"%s\r" % OURS.lower().encode(), card(OURS.lower()), source=f"{REF}: as the reader says it"),
        Vector(b"A\rB\r\nC\n", card("A") + card("B") + card("C"), source=f"{REF}, three at once"),
        Vector(b"A B-C/9.\r", card("A B-C/9."), source=f"{REF}, Code 39 characters"),
        Vector(b"https://example.org/?a=1\r", card("https://example.org/?a=1"), source=f"{REF}, a link in a QR"),
        Vector(b" 123 \r", card("123"), source=f"{REF}, blanks around it"),
        Vector(b"]C1\r", card("]C1"), source=f"{REF}: nothing after what looks like a prefix"),
        Vector(b"\r\n\r\n", source=f"{REF}, empty lines"),
        Vector(b"A" * 200 + b"\r", card("A" * 200), source=f"{REF}, the longest"),
        Vector(b"A" * 201 + b"\r", rejected=1, source=f"{REF}, too long for a card"),
        Vector("라이프\r".encode(), rejected=1, source=f"{REF}: not ASCII is none of ours"),
        Vector(b"12\x003\r", rejected=1, source=f"{REF}, a NUL inside"),
        Vector(b"12\t3\r", rejected=1, source=f"{REF}, a tab inside"),
        Vector(b"88012345", pending=True, source=f"{REF}, unfinished"),
    )


class TestUidLine(DriverContract):
    protocol = uid_line.PROTOCOL
    drivers = rows(protocol)
    noise = (b"\x00", b"\r\n")  # a hex digit more would be another card
    resyncs = False
    vectors = (
        Vector(b"04A2B3C4\r\n", card("04A2B3C4"), source=f"{REF}: 4 bytes"),
        Vector(b"04a2b3c4\r", card("04A2B3C4"), source=f"{REF}, small letters, CR"),
        Vector(b"04A2B3C4\n", card("04A2B3C4"), source=f"{REF}, LF"),
        Vector(b"62E3086CED\r\n", card("62E3086CED"), source=f"{REF}: 5 bytes"),
        Vector(b"04A2B3C4D5E6F7\r\n", card("04A2B3C4D5E6F7"), source="ISO 14443-3: 7 bytes"),
        Vector(b"04A2B3C4D5E6F7081122\r\n", card("04A2B3C4D5E6F7081122"), source="ISO 14443-3: 10 bytes"),
        Vector(b"04 A2 B3 C4\r\n", card("04A2B3C4"), source=f"{REF}, blanks between"),
        Vector(b"04:A2:B3:C4:D5:E6:F7\r\n", card("04A2B3C4D5E6F7"), source=f"{REF}, colons between"),
        Vector(b"04-A2-B3-C4\r\n", card("04A2B3C4"), source=f"{REF}, dashes between"),
        Vector(b"UID: 04 A2 B3 C4\r\n", card("04A2B3C4"), source=f"{REF}, with a label"),
        Vector(b"Card UID:04A2B3C4\r\n", card("04A2B3C4"), source=f"{REF}, with a label of two words"),
        Vector(b"id=0x04A2B3C4\r\n", card("04A2B3C4"), source=f"{REF}, with 0x"),
        Vector(b"04A2B3C4\r\n" * 2, card("04A2B3C4") * 2, source=f"{REF}, two at once"),
        Vector(b"0012345678\r\n", card("0012345678"), source=f"{REF}: ten digits are an id all the same"),
        Vector(b"04A2B3\r\n", rejected=1, source=f"{REF}: 3 bytes are no card"),
        Vector(b"04A2B3C4D5E6\r\n", rejected=1, source=f"{REF}: 6 bytes are no card"),
        Vector(b"04A2B3C4D\r\n", rejected=1, source=f"{REF}: half a byte"),
        Vector(b"04 A2-B3 C4\r\n", rejected=1, source=f"{REF}, two kinds of separators"),
        Vector(b"04A2B3G4\r\n", rejected=1, source=f"{REF}, not hex"),
        Vector(b"Ready.\r\n", rejected=1, source=f"{REF}, a greeting is no card"),
        Vector(b"04A2B3", pending=True, source=f"{REF}, unfinished"),
    )


@pytest.mark.parametrize("protocol", [rdm6300.PROTOCOL, chronojump_rfid.PROTOCOL, barcode.PROTOCOL, uid_line.PROTOCOL])
@pytest.mark.parametrize("data", [b"", b"\x02", b"\x80\r\n", b"\x0262E3086CED09\x03", b"]C1"])
def test_codecs_alone_refuse_what_is_no_card(protocol: WireProtocol, data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(protocol.make("").feed(Frame(data)))


def test_a_card_is_no_measurement_and_one_of_ours_checks_itself() -> None:
    (record,) = Decoder(barcode.PROTOCOL).feed(b"]Q1%s\r" % OURS.encode())
    assert isinstance(record, Record)
    assert meaning(record) == ()
    assert read_code(str(record.fields["card_id"])) == OURS


def test_the_reader_of_the_kit_is_asked_for_its_name() -> None:
    assert [send.data for send in chronojump_rfid.PROTOCOL.make("").open()] == [b"Chronojump RFID\n"]
