"""What each service type that ships asks for, promises, and is followed by, by its id in the handbook."""

from collections.abc import Mapping

import pytest

from domain.errors import InvalidForm
from domain.intake.choices import FROM_WORDS, said_as
from domain.orders.states import Flow
from domain.services.forms import FieldKind, FormField, checked
from domain.services.service import (
    DateDeed,
    Dispatch,
    Every,
    FollowPurpose,
    FollowWhen,
    Rung,
    ServiceType,
    SignOff,
    Stop,
    Strain,
    TargetKind,
    Urgency,
    meets,
)
from hotline import catalogue

TYPES: Mapping[str, ServiceType] = catalogue.load()


def within(id_: str, kind: TargetKind) -> str:
    target = TYPES[id_].target(kind)
    return str(target.within) if target else "never"


def field(id_: str, name: str) -> FormField:
    return next(one for one in TYPES[id_].forms if one.id == name)


def visit_window(id_: str) -> str:
    """When the customer is asked at the latest after it is done."""
    visits = [one for one in TYPES[id_].follow_ups if one.purpose is FollowPurpose.VISIT]
    assert [one.when for one in visits] == [FollowWhen.DONE]
    return str(visits[0].latest)


def dates(id_: str) -> dict[str, tuple[DateDeed, str | None, str, tuple[str, ...]]]:
    """Date job to what is done, from which field, how long before or after, and what makes it needless."""
    return {
        job.id: (job.do, job.of, f"{'-' if job.before else '+'}{job.before or job.after or 0}", job.unless)
        for job in TYPES[id_].dates
    }


def papers(id_: str) -> set[str]:
    return {paper.id for paper in TYPES[id_].papers if not paper.optional}


def accepts(id_: str, **values: str) -> bool:
    try:
        checked(TYPES[id_].forms, values, phone=lambda _, number: number)
    except InvalidForm:
        return False
    return True


def test_S1_an_enquiry_is_settled_at_the_desk_or_promised() -> None:
    assert (TYPES["S1"].flow, TYPES["S1"].dispatch) == (Flow.DESK, Dispatch.BY_HAND)
    assert dates("S1")["promised"] == (DateDeed.CALL, "answer_by", "+0", ())
    assert TYPES["S1"].dates[0].purpose is FollowPurpose.PROMISED


@pytest.mark.parametrize("id_", ["S2", "S3"])
def test_S2_S3_repairs_are_on_site_in_15_minutes_and_visited_in_3_days(id_: str) -> None:
    assert (TYPES[id_].flow, TYPES[id_].dispatch) == (Flow.FIELD, Dispatch.AT_ONCE)
    assert within(id_, TargetKind.ON_SITE) == "15 min"
    assert (visit_window(id_), TYPES[id_].unsatisfied) == ("3 days", "S6")
    assert Stop.WAITING_FOR_PARTS in TYPES[id_].stops
    assert TYPES[id_].category == "repair", "a repair inside and one outside count as repeats of each other"


def test_S3_inside_a_home_is_priced_before_and_signed_after() -> None:
    home = TYPES["S3"]
    assert (home.paid, home.sign_off) == (True, SignOff.CODE)
    assert {"call", "tap", "toilet"} <= {price.id for price in home.prices}
    cleaned, fee = home.step("cleaned"), home.step("fee_handed_in")
    assert cleaned is not None
    assert cleaned.required
    assert fee is not None
    assert fee.group == "财务"


def test_S4_a_fault_is_answered_in_30_minutes_and_done_in_4_hours() -> None:
    assert (within("S4", TargetKind.ACCEPT), within("S4", TargetKind.DONE)) == ("30 min", "4 h")
    assert (TYPES["S4"].dispatch, visit_window("S4")) == (Dispatch.AT_ONCE, "3 days")


def test_S5_an_installation_is_followed_by_a_warm_visit() -> None:
    assert [one.purpose for one in TYPES["S5"].follow_ups] == [FollowPurpose.VISIT, FollowPurpose.CARE]
    assert TYPES["S5"].dispatch is Dispatch.AT_ONCE


def test_S6_a_complaint_is_looked_into_the_same_day_and_told_of_every_2_days() -> None:
    complaint = TYPES["S6"]
    assert dates("S6")["investigate"] == (DateDeed.ESCALATE, None, "+same day", ("investigated",))
    progress, visit = complaint.follow_ups
    assert (progress.when, str(progress.every)) == (FollowWhen.WHILE_OPEN, "2 days")
    assert (visit.when, visit.purpose) == (FollowWhen.CLOSED, FollowPurpose.VISIT)
    assert (visit.due.amount, str(visit.latest)) == (0, "1 days"), "right after closing (C3)"
    assert (complaint.unsatisfied, complaint.dispatch) == (None, Dispatch.AT_ONCE)
    assert [one.id for one in complaint.forms if one.needed_for == "answer"] == ["findings", "measures"]
    assert meets(next(job for job in complaint.dates if job.id == "major").only, {"grade": "major"})
    assert [step.to for step in complaint.escalation] == list(Rung)


def test_S7_S8_suggestions_and_praise_wait_for_nobody() -> None:
    assert {TYPES["S7"].dispatch, TYPES["S8"].dispatch} == {Dispatch.BY_HAND}
    assert within("S7", TargetKind.ANSWERED) == "5 business days"


def test_S9_a_helper_is_matched_watched_on_the_first_day_and_visited() -> None:
    assert dates("S9")["first_day"] == (DateDeed.REMIND, "first_day", "+0", ("first_day_seen",))
    assert TYPES["S9"].paid
    assert visit_window("S9") == "3 days"


def test_S10_moving_in_has_papers_inspection_keys_fees_and_a_file() -> None:
    assert {"papers", "inspected", "keys", "fees", "file"} <= {step.id for step in TYPES["S10"].steps if step.required}
    assert {"notice", "contract", "identity"} <= papers("S10")
    assert TYPES["S10"].sign_off is SignOff.SIGNATURE


def test_S11_fit_out_is_reviewed_in_7_workdays_and_permitted_for_3_months() -> None:
    assert within("S11", TargetKind.ANSWERED) == "7 business days"
    assert {"drawings", "licence", "contract"} <= papers("S11")
    assert accepts("S11", permit_from="2026-01-15", permit_until="2026-04-15")
    assert not accepts("S11", permit_from="2026-01-15", permit_until="2026-04-16")
    assert dates("S11")["expires_soon"] == (DateDeed.REMIND, "permit_until", "-7 days", ("accepted",))
    assert dates("S11")["expired"] == (DateDeed.ESCALATE, "permit_until", "+1 days", ("accepted",))
    assert {"patrolled", "accepted"} <= {step.id for step in TYPES["S11"].steps if step.required}


def test_S12_who_moves_out_has_the_owners_consent_and_settles_fees() -> None:
    assert field("S12", "owner_agrees").needed_for == "finish"
    assert {"consent", "settled", "release"} <= {step.id for step in TYPES["S12"].steps if step.required}
    assert accepts("S12", direction="out", vehicle="京A12345")
    assert not accepts("S12", direction="sideways")


def test_S13_goods_leave_with_a_slip() -> None:
    assert field("S13", "slip").needed_for == "finish"
    assert "slip" in {step.id for step in TYPES["S13"].steps if step.required}


def test_S14_a_key_is_due_back_the_same_day() -> None:
    assert within("S14", TargetKind.DONE) == "same day"
    assert dates("S14")["overdue"] == (DateDeed.ESCALATE, None, "+same day", ("back", "loss_reported"))
    assert field("S14", "key_label").required
    lost = next(job for job in TYPES["S14"].dates if job.id == "lost")
    assert (meets(lost.only, {"lost": "yes"}), meets(lost.only, {})) == (True, False)


@pytest.mark.parametrize(("valuable", "kept"), [("no", ["3 months", "6 months"]), ("yes", ["12 months", "24 months"])])
def test_S15_finds_are_kept_3_to_6_months_and_valuables_1_to_2_years(valuable: str, kept: list[str]) -> None:
    found = [str(job.after) for job in TYPES["S15"].dates if meets(job.only, {"valuable": valuable})]
    assert found == kept
    assert "identity" in papers("S15")
    assert TYPES["S15"].step("safe") is not None


def test_S16_dunning_goes_from_reminder_to_legal_letter() -> None:
    assert [(job.id, job.do) for job in TYPES["S16"].dates if "paid" in job.unless] == [
        ("promise", DateDeed.CALL),
        ("second", DateDeed.CALL),
        ("last", DateDeed.CALL),
        ("letter", DateDeed.ESCALATE),
    ]
    called = [job.purpose for job in TYPES["S16"].dates if job.do is DateDeed.CALL]
    assert {*called, *(one.purpose for one in TYPES["S16"].follow_ups)} == {FollowPurpose.DUNNING}
    assert dates("S16")["letter"][1:3] == ("last_notice_on", "+5 business days")
    assert {(one.every, one.on) for one in TYPES["S16"].recurring} == {(Every.MONTH, day) for day in (1, 10, 20)}


def test_S17_a_parcel_goes_back_after_two_tries() -> None:
    assert dates("S17")["second_try"][0] is DateDeed.CALL
    assert dates("S17")["return"] == (DateDeed.ESCALATE, None, "+4 days", ("handed_over", "returned"))
    assert "identity" in papers("S17")


def test_S18_patrols_are_walked_daily() -> None:
    assert {one.id for one in TYPES["S18"].recurring if one.every is Every.DAY} == {
        "cleaning",
        "greening",
        "safety",
        "empty_homes",
    }


def test_S19_a_notice_is_approved_and_taken_down_on_time() -> None:
    assert dates("S19")["take_down"] == (DateDeed.ESCALATE, "take_down_on", "+1 days", ("taken_down",))
    assert field("S19", "take_down_on").needed_for == "start"
    assert {"approved", "posted", "taken_down"} <= {step.id for step in TYPES["S19"].steps if step.required}


def test_S20_S21_rooms_and_events_have_their_time() -> None:
    assert field("S20", "begins").kind is field("S21", "begins").kind is FieldKind.MOMENT
    assert TYPES["S20"].paid


def test_S22_errands_are_priced() -> None:
    assert TYPES["S22"].paid
    choices = {choice.value for choice in field("S22", "errand").choices}
    assert {"print", "fax", "tickets", "newspapers", "plants", "agency"} <= choices


def test_S23_S24_signs_are_approved_and_the_lift_is_protected() -> None:
    assert TYPES["S23"].step("approved") is not None
    assert dates("S24")["today"][1] == "begins"


def test_S25_a_lent_file_has_a_return_date() -> None:
    assert dates("S25")["back"] == (DateDeed.ESCALATE, "back_on", "+0", ("returned",))
    assert field("S25", "what").secret


@pytest.mark.parametrize("id_", ["S26", "S27"])
def test_S26_S27_are_gone_through_by_a_list_and_reported_in_24_hours(id_: str) -> None:
    service = TYPES[id_]
    assert service.dispatch is Dispatch.AT_ONCE
    assert service.urgency is {"S26": Urgency.EMERGENCY, "S27": Urgency.URGENT}[id_]
    assert len(service.check_list) >= 5
    assert service.call_outs
    assert within(id_, TargetKind.REPORT) == "24 h"
    assert [one.id for one in service.report] == [
        "time",
        "place",
        "happened",
        "effect",
        "handling",
        "cause",
        "prevention",
    ]
    assert all(one.required for one in service.report)
    assert service.escalation[0].when is Strain.NEAR


def test_S28_returns_name_the_product_and_the_receipt() -> None:
    assert field("S28", "product").required
    assert "receipt" in papers("S28")


def test_S29_the_customer_is_reminded_of_an_appointment() -> None:
    assert dates("S29")["day_before"] == (DateDeed.CALL, "at", "-1 days", ())


def test_S30_one_trip_is_enough_and_the_legal_limit_is_kept() -> None:
    assert field("S30", "all_told").needed_for == field("S30", "legal_limit").needed_for == "accept"
    assert dates("S30")["limit"] == (DateDeed.ESCALATE, "legal_limit", "+0", ("decided",))
    assert TYPES["S30"].step("parallel") is not None


def test_S31_a_manager_visits_twice_a_month_and_surveys_once_a_quarter() -> None:
    every = [one.every for one in TYPES["S31"].recurring]
    assert (every.count(Every.MONTH), every.count(Every.QUARTER)) == (2, 1)


@pytest.mark.parametrize(("grade", "rhythm"), [("甲", "3 days"), ("乙", "7 days"), ("丙", "30 days")])
def test_S32_leads_are_called_by_their_grade(grade: str, rhythm: str) -> None:
    assert field("S32", "grade").required
    followed = [one for one in TYPES["S32"].follow_ups if meets(one.only, {"grade": grade})]
    assert [(one.when, str(one.every)) for one in followed] == [(FollowWhen.WHILE_OPEN, rhythm)]


@pytest.mark.parametrize("id_", [*(f"S{number}" for number in range(1, 10)), "S16", "S18", "S26"])
def test_W1_what_has_always_been_offered_needs_no_form(id_: str) -> None:
    assert accepts(id_)


@pytest.mark.parametrize("service", TYPES.values(), ids=TYPES)
def test_S_every_file_is_complete_in_both_languages(service: ServiceType) -> None:
    parts = (
        *(one.label for one in (*service.forms, *service.report)),
        *(choice.label for one in service.forms for choice in one.choices),
        *(words for paper in service.papers for words in (paper.name, paper.note) if words),
        *(step.name for step in (*service.check_list, *service.steps)),
        *(words for price in service.prices for words in (price.name, price.unit, price.note) if words),
        *(one.unit for one in service.forms if one.unit),
        *(job.name for job in service.dates),
        *(one.description for one in service.recurring),
        *(one.name for one in service.call_outs),
        service.name,
    )
    assert all({"zh-CN", "en"} == words.keys() for words in parts)
    assert service.forms
    assert service.targets or service.id == "S8"
    assert bool(service.targets) == bool(service.escalation)
    assert service.words


@pytest.mark.parametrize("service", TYPES.values(), ids=TYPES)
def test_W9_what_refines_a_matter_is_proposed_from_words(service: ServiceType) -> None:
    for one in service.forms:
        if one.proposes == FROM_WORDS:
            assert {choice.value for choice in one.choices if not said_as(choice)} <= {"other"}
    assert all(one.proposes == FROM_WORDS for one in service.forms if one.id == "category")


def test_C2_every_paid_service_and_repair_is_visited() -> None:
    for service in TYPES.values():
        if service.paid or service.category == "repair":
            assert visit_window(service.id) == "3 days", service.id
            assert service.unsatisfied == "S6"
