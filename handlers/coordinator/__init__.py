"""The conversations of coordinators: every way in asks for the role first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.team import Role
from handlers import audience_buttons as au
from handlers import audit_buttons as a
from handlers import ending_buttons as e
from handlers import import_buttons as i
from handlers import member_buttons as m
from handlers import preview_buttons as p
from handlers import tally_buttons as t
from handlers import team_buttons as b
from handlers.coordinator import (
    announce_case,
    answers,
    approve_case,
    audit,
    choose_audience,
    close_case,
    difference,
    every_case,
    extend_case,
    held,
    members,
    mend_contacts,
    outcome,
    pasted_parts,
    preview_case,
    remark,
    review_case,
    schedule_case,
    second_person,
    share_tally,
    tally,
    team,
    watch_broadcast,
)
from handlers.coordinator.after_routes import AFTER_QUESTIONS, after_routes
from handlers.coordinator.edit_routes import EDIT_QUESTIONS, asked_in, edit_routes
from handlers.coordinator.edit_text import change_written
from handlers.coordinator.import_case import import_document
from handlers.coordinator.letter_routes import LETTER_QUESTIONS, letter_routes
from handlers.coordinator.official_routes import OFFICIAL_QUESTIONS, official_routes
from handlers.coordinator.outcome import take_news
from handlers.coordinator.pasting import (
    change_part,
    drop_paste,
    end_paste,
    import_other,
    import_text,
)
from handlers.coordinator.remark import take_remark
from handlers.coordinator.schedule_case import take_when
from handlers.coordinator.team import accept_invitation, is_invitation
from handlers.remark_buttons import ShowRemarks
from handlers.report_buttons import ContactsWork, RemoveAnswer, ShowAnswers
from handlers.routing import COORDINATING, on_button, on_command

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.routing import Handler

__all__ = [
    "EDIT_QUESTIONS",
    "AFTER_QUESTIONS",
    "LETTER_QUESTIONS",
    "OFFICIAL_QUESTIONS",
    "accept_invitation",
    "asked_in",
    "change_part",
    "change_written",
    "coordinator_routes",
    "import_document",
    "import_other",
    "import_text",
    "is_invitation",
    "take_news",
    "take_remark",
    "take_when",
]

OWNING = frozenset({Role.OWNER})
SEEING = COORDINATING | {Role.REVIEWER}
"""A reviewer sees what there is, and changes nothing."""


def coordinator_routes(services: Services) -> list[Handler]:
    """Every way into a coordinator's conversations, in the order in which it is tried."""
    return [
        on_command("team", team.open_coordination, services, only=SEEING),
        on_button(b.OpenCoordination, team.open_coordination, services, only=SEEING),
        on_command("audit", audit.newest, services, only=SEEING),
        on_button(b.ShowAudit, audit.earlier, services, only=SEEING),
        on_button(a.LookInAudit, audit.look, services, only=SEEING),
        on_button(a.ChooseWhose, audit.choose_whose, services, only=SEEING),
        on_button(a.DownloadAudit, audit.download, services, only=COORDINATING),
        on_button(b.ListEveryCase, every_case.list_every_case, services, only=SEEING),
        on_button(b.ShowHeld, held.show_held, services, only=SEEING),
        on_button(b.GoOn, held.go_on, services, only=OWNING),
        on_button(m.ShowMembers, members.show_members, services, only=SEEING),
        on_button(m.Invite, members.invite, services, only=OWNING),
        on_button(m.EndLink, members.end_link, services, only=OWNING),
        on_button(m.AskToRemove, members.ask_to_remove, services, only=OWNING),
        on_button(m.RemoveMember, members.remove, services, only=OWNING),
        on_button(m.AskToLeave, members.ask_to_leave, services, only=SEEING),
        on_button(m.LeaveTeam, members.leave, services, only=SEEING),
        on_button(b.ReviewDraft, review_case.review, services, only=SEEING),
        on_button(b.PreviewDraft, preview_case.preview, services, only=SEEING),
        on_button(p.SeeStep, preview_case.see_step, services, only=SEEING),
        on_button(p.TryStep, preview_case.try_step, services, only=SEEING),
        on_button(p.OnlyLooks, preview_case.only_looks, services, only=SEEING),
        on_button(p.SendToMe, preview_case.send_to_me, services, only=SEEING),
        *letter_routes(services),
        *edit_routes(services),
        *official_routes(services),
        on_button(b.Approve, approve_case.approve, services, only=SEEING),
        on_button(b.AskForApproval, approve_case.ask, services, only=COORDINATING),
        on_button(b.TakeBackApproval, approve_case.take_back, services, only=SEEING),
        on_button(ShowRemarks, remark.show_remarks, services, only=SEEING, ends_question=False),
        on_button(m.SwitchApproval, second_person.switch, services, only=OWNING),
        on_button(m.SwitchOffApproval, second_person.switch_off, services, only=OWNING),
        on_button(b.Publish, review_case.publish, services, only=COORDINATING),
        on_button(b.AskToDiscard, review_case.ask_to_discard, services, only=COORDINATING),
        on_button(b.Discard, review_case.discard, services, only=COORDINATING),
        on_button(i.EndPaste, end_paste, services, only=COORDINATING),
        on_button(i.DropPaste, drop_paste, services, only=COORDINATING),
        on_button(i.AddPart, pasted_parts.add_part, services, only=COORDINATING),
        on_button(i.LeaveOut, pasted_parts.leave_out, services, only=COORDINATING),
        on_button(i.SeeChanges, difference.see_changes, services, only=SEEING),
        on_button(i.SeeDifference, difference.see_difference, services, only=SEEING),
        on_button(i.SumUp, difference.sum_up, services, only=SEEING),
        on_button(i.TakeNew, difference.take_new, services, only=COORDINATING),
        on_button(i.KeepOld, difference.keep_old, services, only=COORDINATING),
        on_button(i.TakeRest, difference.take_rest, services, only=COORDINATING),
        on_button(b.Announce, announce_case.announce, services, only=COORDINATING),
        on_button(b.SendBroadcast, announce_case.send, services, only=COORDINATING),
        on_button(au.ChooseAudience, choose_audience.choose_audience, services, only=COORDINATING),
        on_button(au.SetAudience, choose_audience.set_audience, services, only=COORDINATING),
        on_button(
            b.AskWhen, schedule_case.ask_when, services, only=COORDINATING, ends_question=False
        ),
        on_button(b.SendAt, schedule_case.send_at, services, only=COORDINATING),
        on_button(b.WatchBroadcast, watch_broadcast.watch, services, only=SEEING),
        on_button(b.PauseBroadcast, watch_broadcast.pause, services, only=COORDINATING),
        on_button(b.ResumeBroadcast, watch_broadcast.resume, services, only=COORDINATING),
        on_button(b.CancelBroadcast, watch_broadcast.cancel, services, only=COORDINATING),
        on_button(ShowAnswers, answers.show_answers, services, only=SEEING),
        on_button(RemoveAnswer, answers.remove_answer, services, only=COORDINATING),
        on_button(ContactsWork, mend_contacts.contacts_work, services, only=COORDINATING),
        on_button(b.ShowTally, tally.show_tally, services, only=SEEING),
        on_button(t.ShareTally, share_tally.share_tally, services, only=COORDINATING),
        on_button(t.ChooseOfficial, share_tally.choose_official, services, only=COORDINATING),
        on_button(t.WriteToOfficial, share_tally.write_to_official, services, only=COORDINATING),
        *after_routes(services),
        on_button(b.AskToClose, close_case.ask_to_close, services, only=COORDINATING),
        on_button(b.CloseCase, close_case.close, services, only=COORDINATING),
        on_button(e.ChooseExtension, extend_case.choose_extension, services, only=COORDINATING),
        on_button(e.ExtendCase, extend_case.extend, services, only=COORDINATING),
        on_button(e.KeepOpen, extend_case.keep_open, services, only=COORDINATING),
        on_button(e.ChooseReminders, extend_case.choose_reminders, services, only=COORDINATING),
        on_button(e.SetReminders, extend_case.set_reminders, services, only=COORDINATING),
        on_button(e.WriteNews, outcome.write_news, services, only=COORDINATING),
        on_button(e.SendNews, outcome.send_news, services, only=COORDINATING),
        on_button(e.FollowWith, outcome.follow_with, services, only=COORDINATING),
    ]
