"""The store's verbs, in one class. Core values in, core values out; each verb is one transaction.

    keys = load_keys(data_dir, FileSource(path))                  # keys.py
    with open_store(StoreSettings(data_dir, "st-1", "centre-1"), keys) as store: ...      # database.py
    gateway = StoreGateway(settings, keys); await gateway.call(Store.keep, visit_id, measurements, …)   # gateway.py

People say who they are by ``actor`` ("resident", "staff:<id>", "system:<what>"); time comes in as ``now``, aware.
Every verb that touches personal data writes its line of the access log in the same transaction, also when it
only reads: so those run on the writer. The reader may do what takes no actor and changes nothing: outbox_counts, due,
waiting, held, outbox_entry, there, remote_*, consents_of_visit, bindings, check_get, checks_of, checks_untold,
references, reference_get, instrument_facts, calls_open, staff_list, measurements_stored, tally, audit_verify,
audit_entries, studies, study_get, study_look. Refusals are `StoreTrouble` (a StoreError with its own key).
"""

from __future__ import annotations

from kiosk.store.accounts import AccountVerbs
from kiosk.store.amend import AmendVerbs
from kiosk.store.auditing import AuditVerbs
from kiosk.store.bookings import BookingVerbs
from kiosk.store.cards import CardVerbs
from kiosk.store.checks import CheckVerbs
from kiosk.store.consents import ConsentVerbs
from kiosk.store.counting import CountingVerbs
from kiosk.store.desk import DeskVerbs
from kiosk.store.device_notes import DeviceNoteVerbs
from kiosk.store.devices import DeviceVerbs
from kiosk.store.followups import FollowUpVerbs
from kiosk.store.outbox import OutboxVerbs
from kiosk.store.overview import OverviewVerbs
from kiosk.store.people import PeopleVerbs
from kiosk.store.residents import ResidentVerbs
from kiosk.store.retention import RetentionVerbs
from kiosk.store.studies import StudyVerbs
from kiosk.store.study_runs import StudyRunVerbs
from kiosk.store.tallies import TallyVerbs
from kiosk.store.tray import TrayVerbs
from kiosk.store.upkeep import UpkeepVerbs
from kiosk.store.visits import VisitVerbs


class Store(
    StudyRunVerbs,
    PeopleVerbs,
    CardVerbs,
    ResidentVerbs,
    TrayVerbs,
    VisitVerbs,
    TallyVerbs,
    ConsentVerbs,
    OutboxVerbs,
    AccountVerbs,
    CountingVerbs,
    AuditVerbs,
    DeskVerbs,
    DeviceVerbs,
    DeviceNoteVerbs,
    CheckVerbs,
    AmendVerbs,
    FollowUpVerbs,
    BookingVerbs,
    OverviewVerbs,
    UpkeepVerbs,
    RetentionVerbs,
    StudyVerbs,
):
    """One open store; belongs to the thread that opened it.

    residents  find_resident(sex, birth, phone_tail, *, actor, now) -> tuple[KnownResident, ...]
               register_resident(identity, consents, *, actor, now, resident_id=None) -> KnownResident
               identity(resident_id, *, actor, now, why) -> Identity
               person(resident_id, *, actor, now) -> PersonCard
               person_change(resident_id, identity, *, actor, now) -> None
               person_keep(resident_id, what, text, entry, *, actor, now) -> None         phone or contact, by consent
               person_merge(gone, kept, *, actor, now) -> UUID    person_unmerge(merge_id, *, actor, now) -> None
               person_export(resident_id, *, actor, now) -> dict                          all that is held, for JSON
               erase_resident(resident_id, *, actor, now, why="") -> None
    search     people_search(text, *, actor, now, limit=20) -> tuple[PersonHit, ...]      best first
               people_alike(identity, *, actor, now) -> tuple[PersonHit, ...]             probably the same person
               people_reindex(*, actor, now, limit=50) -> int                             until it says 0
    cards      card_issue(resident_id, *, why, actor, now) -> str                         older ones are void
               card_void(resident_id, *, why, actor, now)         card_find(code, *, actor, now) -> CardFound
    visits     open_visit(person, programme, consents, *, software, actor, now, visit_id=None) -> UUID
               keep(visit_id, measurements, *, actor, now, instruments=()) -> None        rows + outbox, one transaction
               end_visit(visit_id, ended, assessments, *, actor, now, notes=()) -> None
               recover_open_visits(*, actor, now) -> tuple[UUID, ...]                     after a crash: end as left
               visit_without_keep(visit_id, programme, ended, day) -> None                keep refused: counts only
               rate(programme, score, day) -> None                                        one more said so
               tally(visit_id) -> tuple[str, End] | None                                  of such a visit
               visit_record(visit_id, *, actor, now) -> VisitRecord
               measurements_stored() -> int
               last_values(resident_id, before, *, actor, now) -> tuple[Measurement, ...]
               visits_of(resident_id, *, actor, now) -> tuple[UUID, ...]                   newest first
    consents   give_consent(entry, *, now, resident_id=None, visit_id=None) -> None
               consents_of_visit(visit_id) -> tuple[ConsentEntry, ...]
               consents_of(resident_id, *, actor, now) -> tuple[ConsentEntry, ...]
    tray       tray_add(item, *, actor, now) -> None
               tray_list(*, actor, now) -> tuple[TrayItem, ...]
               tray_expire(*, actor, now) -> int
               tray_item(item_id, *, actor, now) -> TrayItem      tray_drop(item_id, *, why, actor, now)
               tray_assign(item_id, visit_id, measurements, *, why, actor, now, instruments=()) -> None
    amend      visits_between(start, end, *, actor, now) -> tuple[VisitLine, ...]
               visit_sheet(visit_id, *, actor, now) -> VisitSheet
               value_sheet(measurement_id, *, actor, now) -> ValueSheet
               value_correct(measurement_id, value, *, why, actor, now) -> UUID
               value_side(measurement_id, *, why, actor, now) -> UUID
               value_void(measurement_id, *, why, actor, now)     value_unvoid(measurement_id, *, why, actor, now)
               value_typed(visit_id, measurements, *, actor, now, instruments=()) -> None
               visit_move(visit_id, resident_id, *, why, actor, now) -> UUID
    outbox     due(now, limit=20) -> tuple[OutboxEntry, ...]      outbox_counts() -> OutboxCounts
               waiting() -> tuple[OutboxEntry, ...]               held() -> tuple[OutboxEntry, ...]
               outbox_entry(entry_id) -> OutboxEntry
               keep_body(entry_id, body, schema, *, names=(), patient="") -> str | None   SHA-256; None: withdrawn
               there(record_id, *, but=0) -> There                what may be on the platform of a visit or resident
               mark_sent(entry_id, *, now, server="{}", acked=()) mark_retry(entry_id, *, next_try_at, reason)
               mark_held(entry_id, *, now, reason)                retry_held(entry_id, *, actor, now)
               lease_take(name, holder, *, now, seconds) -> bool  lease_drop(name, holder)
               remote_get(server, resource, local_id) -> Remote | None
               remote_known(server, names) -> frozenset[str]                              names like Patient/<id>
    staff      staff_add(name, role, pin, *, actor, now) -> StaffMember
               staff_check_pin(pin, *, now, staff_id=None) -> PinVerdict
               staff_by_card(code, *, actor, now) -> StaffMember | None
               staff_set_pin(staff_id, pin, *, actor, now)        staff_disable(staff_id, *, actor, now)
               staff_list() -> tuple[StaffMember, ...]            staff_accounts() -> tuple[StaffAccount, ...]
               staff_set_role(staff_id, role, *, actor, now)      staff_set_card(staff_id, code, *, actor, now)
               staff_recovery_make(staff_id, *, actor, now) -> str (once)
               staff_recover(code, pin, *, now) -> PinVerdict
    audit      audit_review(start, end, zone) -> AuditReview      audit_stretch(start, end) -> AuditStretch
               audit_check(stretch) -> AuditVerdict               of one that was handed out
    counting   usage(first, last, zone) -> Usage                  (counts only, nobody in them)
               visits_for(purpose, start, end, *, actor, now) -> tuple[UUID, ...]
               export_visit(visit_id, purpose, *, actor, now) -> VisitRecord | None       None: consent does not stand
    desk       clearance_add(clearance, *, actor, now, resident_id=None, visit_id=None) -> None
               clearances(resident_id, *, actor, now) -> tuple[Clearance, ...]            those in force
               call_staff(reason, *, now, visit_id=None) -> Call  call_acknowledge(call_id, *, actor, now)
               calls_open() -> tuple[Call, ...]
               note(what, *, actor, now, whose="", detail="")     audit_entries(...)      audit_verify() -> AuditVerdict
    remarks    remark_add(visit_id, text, *, advice, actor, now) -> UUID
               remarks(visits, *, actor, now) -> tuple[Remark, ...]                        oldest first
    follow-up  followup_look(rules, *, now) -> tuple[Event, ...]  followup_enter(events, rules, *, actor, now) -> int
               followup_refresh(rules, *, actor, now) -> int      followup_counts() -> Mapping[Kind, int]
               followup_list(kind, *, actor, now)                 followup_closed(kind, *, actor, now)
               followup_item(item_id, *, actor, now)              followup_close(item_id, note, *, actor, now) -> int
    retention  retention_sweep(rules, *, actor, now, limit=20) -> Swept                   a little at a time
    devices    bind(binding, *, actor, now)   unbind(device, *, actor, now)   bindings() -> tuple[Binding, ...]
               device_history(device, since, *, limit=None) -> tuple[DeviceNote, ...]      oldest first
               device_facts(device) -> Mapping[str, DeviceNote]                            the newest of each kind
    checks     check_add(check, *, actor, now) -> tuple[UUID, ...]                         visits announced at once
               check_void(check_id, *, why, actor, now) -> tuple[UUID, ...]
               check_tell(*, actor, now) -> int                   until it says 0          checks_untold() -> int
               check_get(check_id) -> DeviceCheck
               checks_of(driver, serial, quantity="", *, since=None) -> tuple[DeviceCheck, ...]    oldest first
               affected(check_id, *, actor, now) -> tuple[AffectedValue, ...]
               invite_again(check_id, *, actor, now) -> int
               reference_put(reference, *, actor, now)            reference_retire(reference_id, *, actor, now)
               references(*, retired=False) -> tuple[Reference, ...]      reference_get(reference_id) -> Reference
               instrument_facts(driver, serial) -> InstrumentFacts
               instrument_note(driver, serial, facts, *, actor, now)
    trials     study_put(protocol, study_id=None, *, actor, now) -> UUID     study_state(study_id, state, *, actor, now)
               studies() -> tuple[Study, ...]                     study_get(study_id) -> Study
               study_look(study_id) -> StudyData                  study_data(study_id, *, leaves, actor, now)
               study_join(study_id, who, *, actor, now) -> Participant         study_refused(study_id, *, actor, now)
               study_pair(participant_id, repeat, *, actor, now) -> Pair       study_attempt(attempt, *, actor, now)
               study_over(participant_id, ended, where, scores, *, actor, now)
               study_incident(study_id, incident, *, actor, now)
               study_withdraw(study_id, code, *, actor, now) -> bool           exported before?
    """
