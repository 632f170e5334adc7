"""The conversations, and the one table that says what leads where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import (
    about_me,
    answers,
    appeal_social,
    browse_cases,
    choosing_cases,
    choosing_country,
    choosing_times,
    corrected_walk,
    elsewhere,
    ended_case,
    my_data,
    my_settings,
    onboarding,
    own_words,
    paper,
    reading_news,
    remind_me,
    report_action,
    sharing,
    take_action,
    welcome,
    write_appeal,
)
from handlers import after_buttons as a
from handlers import buttons as b
from handlers import ending_buttons as e
from handlers import own_words_buttons as w
from handlers import paper_buttons as p
from handlers import reminder_buttons as m
from handlers import report_buttons as r
from handlers import settings_buttons as s
from handlers import team_buttons as t
from handlers.coordinator import (
    AFTER_QUESTIONS,
    EDIT_QUESTIONS,
    LETTER_QUESTIONS,
    OFFICIAL_QUESTIONS,
    accept_invitation,
    asked_in,
    change_part,
    change_written,
    coordinator_routes,
    import_document,
    import_other,
    import_text,
    is_invitation,
    take_news,
    take_remark,
    take_when,
)
from handlers.remark_buttons import ShowRemarks
from handlers.routing import (
    COORDINATING,
    on_answers,
    on_any_button,
    on_anything_else,
    on_button,
    on_command,
    on_document,
    on_edit,
)

if TYPE_CHECKING:
    from telegram import Bot

    from bot.services import Services
    from handlers.coming import Said, Sent
    from handlers.routing import Handler
    from handlers.screen import Screen


def routes(services: Services) -> list[Handler]:
    """Every way into the bot, in the order in which it is tried."""
    return [
        on_button(b.OpenCase, browse_cases.open_case, services),
        on_button(b.ReadStory, browse_cases.read_story, services, ends_question=False),
        on_button(b.TakeAction, take_action.begin, services),
        on_button(b.ListTargets, take_action.list_targets, services),
        on_button(b.ChooseTarget, take_action.choose_target, services),
        on_button(b.ChooseContact, write_appeal.choose_contact, services),
        on_button(b.MakeLinkAgain, write_appeal.make_link_again, services),
        on_button(w.WriteOwn, own_words.write_own, services),
        on_button(w.UseOwn, own_words.use_own, services),
        on_button(w.UseSample, own_words.use_sample, services),
        on_button(w.WriteAnew, own_words.write_anew, services),
        on_button(w.ChooseWording, own_words.choose_wording, services),
        on_button(w.ChooseLetterLanguage, own_words.choose_language, services),
        on_button(w.TellAbout, about_me.ask_about, services),
        on_button(w.TellNothing, about_me.tell_nothing, services),
        on_button(w.ChangeAbout, about_me.change_about, services),
        on_button(p.GiveWord, paper.give_word, services),
        on_button(p.GiveEnvelope, paper.give_envelope, services),
        on_button(p.AddHome, paper.add_home, services),
        on_button(b.Report, report_action.report, services),
        on_button(b.TakeBack, report_action.take_back, services),
        on_button(r.TellOutcome, report_action.tell_outcome, services),
        on_button(r.ShowReport, report_action.show_report, services),
        on_button(r.FoundBroken, report_action.found_broken, services),
        on_button(r.FoundWorking, report_action.found_working, services),
        on_button(r.OtherNetworks, appeal_social.other_networks, services),
        on_button(r.TellAnswer, answers.tell_answer, services),
        on_button(r.TellAnswerOf, answers.tell_answer_of, services),
        on_button(r.StopAsking, answers.stop_asking, services),
        on_button(r.WriteAnswer, answers.write_answer, services),
        on_button(m.RemindMe, remind_me.remind_me, services),
        on_button(m.Snooze, remind_me.snooze, services),
        on_button(m.NoMoreReminders, remind_me.no_more, services),
        on_button(m.NotThisOne, remind_me.not_this_one, services),
        on_button(m.TakeBackWish, remind_me.take_back, services),
        on_button(a.SentBefore, corrected_walk.sent_before, services),
        on_button(e.TellWhetherSent, ended_case.tell_whether_sent, services),
        on_button(e.ReadNews, reading_news.read_news, services),
        on_button(r.PassOn, answers.pass_on, services),
        on_button(r.KeepToMyself, answers.keep_to_myself, services),
        on_button(b.UseTelegramName, write_appeal.use_telegram_name, services),
        on_button(w.UseInitials, write_appeal.use_initials, services),
        on_button(w.UseNoName, write_appeal.use_no_name, services),
        on_button(b.SkipName, write_appeal.skip_name, services),
        on_button(b.SkipCity, write_appeal.skip_city, services),
        on_button(b.ListCases, browse_cases.back_to_cases, services),
        on_button(b.LookAtCase, browse_cases.look_at_case, services),
        on_button(b.ShareCase, sharing.share_case, services),
        on_button(s.ChooseLanguage, welcome.choose_language, services),
        on_button(s.ChangeLanguage, welcome.change_language, services),
        on_button(s.ListLanguages, welcome.list_languages, services),
        on_button(s.OpenSettings, my_settings.show, services),
        on_button(s.OpenChoice, onboarding.open_choice, services),
        on_button(s.ChooseCountry, choosing_country.choose_country, services),
        on_button(s.TypeCountry, choosing_country.type_country, services),
        on_button(s.ChooseZone, choosing_country.choose_zone, services),
        on_button(s.ChooseMost, choosing_cases.choose_most, services),
        on_button(s.ChooseTheme, choosing_cases.choose_theme, services),
        on_button(s.ChooseRegion, choosing_cases.choose_region, services),
        on_button(s.ChooseEverything, choosing_cases.choose_everything, services),
        on_button(s.ChooseHour, choosing_times.choose_hour, services),
        on_button(s.PlanHoliday, choosing_times.plan_holiday, services),
        on_button(s.GoAway, choosing_times.go_away, services),
        on_button(s.ChooseSigns, my_settings.choose_signs, services),
        on_button(s.SetCareful, my_settings.set_careful, services),
        on_button(s.SetAnswers, my_settings.set_answers, services),
        on_button(s.ChangeName, write_appeal.change_name, services),
        on_button(s.ClearName, my_settings.clear_name, services),
        on_button(s.Subscribe, my_settings.subscribe, services),
        on_button(s.Unsubscribe, my_settings.unsubscribe, services),
        on_button(s.StopMessages, my_settings.stop_under_broadcast, services),
        on_button(s.ShowMyData, my_data.show, services),
        on_button(s.AskToForget, my_data.ask_to_forget, services),
        on_button(s.Forget, my_data.forget, services),
        on_command("start", _start, services),
        on_command("cases", welcome.show_cases, services),
        on_command("help", welcome.help_, services),
        on_command("settings", my_settings.show, services),
        on_command("stop", my_settings.stop, services),
        on_command("privacy", welcome.privacy, services),
        on_command("my_data", my_data.show, services),
        on_command("forget", my_data.ask_to_forget, services),
        on_command("id", welcome.show_id, services),
        *coordinator_routes(services),
        on_any_button(welcome.show_cases, services),
        on_answers(
            {
                r.AnswerText: answers.take_answer,
                e.WriteNews: take_news,
                **AFTER_QUESTIONS,
                **LETTER_QUESTIONS,
                **OFFICIAL_QUESTIONS,
                **EDIT_QUESTIONS,
                t.AskWhen: take_when,
                ShowRemarks: take_remark,
                w.WriteOwn: own_words.take,
                w.TellAbout: about_me.take_about,
                b.AskName: write_appeal.take_name,
                b.AskCity: write_appeal.take_city,
                b.Introduced: write_appeal.show_again,
                s.AskCountry: choosing_country.take_country,
                s.AskAway: choosing_times.take_away,
                p.AskHome: paper.take_home,
            },
            _read_text,
            services,
            asked_in,
        ),
        on_document(_read_document, services),
        on_anything_else(_read_other, services),
        on_edit(_read_again, services),
        elsewhere.on_group_message(services),
        elsewhere.on_blocked_or_unblocked(services),
        elsewhere.on_inline_query(services),
        elsewhere.on_nothing_we_answer(),
    ]


async def _start(said: Said, services: Services) -> Screen:
    """Members come in by a link, everybody else by the front door.

    Of a link that opens nothing all is said alike: no guess tells whether it ever was one.
    """
    shown = await accept_invitation(said, services)
    if shown is not None:
        return shown
    front = await welcome.start(said, services)
    if not is_invitation(said.text):
        return front
    return replace(front, before=(said.words.say("team/link_void"), *front.before))


async def _read_document(sent: Sent, services: Services, bot: Bot) -> Screen:
    """Amid own words a file is no part of them; but a coordinator's may always be a document."""
    if sent.role in COORDINATING:
        return await import_document(sent, services, bot)
    return await own_words.only_text(sent, services) or await import_document(sent, services, bot)


async def _read_other(said: Said, services: Services) -> Screen | None:
    """Nor is a photo, a voice or a sticker."""
    shown = await own_words.only_text(said, services)
    if shown is None and said.role is not None:
        return await import_other(said, services)
    return shown or await welcome.not_understood(said, services)


async def _read_again(said: Said, services: Services) -> Screen | None:
    """A message that was edited may be a part of somebody's own words, or of a paste."""
    shown = await own_words.changed(said, services) or await change_written(said, services)
    if shown is None and await change_part(said, services):
        return None
    return shown or await welcome.edited(said, services)


async def _read_text(said: Said, services: Services) -> Screen | None:
    """A coordinator may have pasted a document; a supporter's text has no meaning here."""
    if said.role in COORDINATING:
        return await import_text(said, services)
    return await welcome.not_understood(said, services)
