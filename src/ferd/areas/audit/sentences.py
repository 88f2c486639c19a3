"""A sentence for every action in the audit trail, for those who read it."""

from ferd.core.diagnostics import gettext_noop

SENTENCES = {
    "organisations.add_unit": gettext_noop("%(who)s added the unit"),
    "organisations.add_site": gettext_noop("%(who)s added the site"),
    "organisations.add_person": gettext_noop("%(who)s added the person"),
    "organisations.assign_role": gettext_noop("%(who)s gave the role"),
    "organisations.end_role": gettext_noop("%(who)s ended the role"),
    "organisations.delegate_approval": gettext_noop("%(who)s delegated approval"),
    "organisations.end_delegation": gettext_noop("%(who)s took the delegation back"),
    "organisations.record_employment": gettext_noop("%(who)s recorded employment"),
    "organisations.record_qualification": gettext_noop(
        "%(who)s recorded a qualification"
    ),
    "organisations.invite_person": gettext_noop("%(who)s invited the person"),
    "organisations.mail_invitation": gettext_noop("%(who)s mailed the invitation"),
    "organisations.deactivate_person": gettext_noop("%(who)s closed the account"),
    "organisations.reactivate_person": gettext_noop("%(who)s opened the account again"),
    "organisations.choose_language": gettext_noop("%(who)s chose a language"),
    "plans.import_document": gettext_noop("%(who)s brought the document in"),
    "plans.answer_question": gettext_noop("%(who)s answered a question"),
    "plans.accept_import": gettext_noop("%(who)s made the document a draft"),
    "plans.discard_import": gettext_noop("%(who)s laid the document aside"),
    "plans.start_plan": gettext_noop("%(who)s began the draft"),
    "plans.revise_version": gettext_noop("%(who)s began the revision"),
    "plans.save_draft": gettext_noop("%(who)s saved the draft"),
    "plans.submit_version": gettext_noop("%(who)s sent the plan to the committee"),
    "plans.return_version": gettext_noop("%(who)s asked for changes"),
    "plans.approve_version": gettext_noop("%(who)s approved the plan"),
    "plans.publish_version": gettext_noop("%(who)s published the plan"),
    "plans.discard_version": gettext_noop("%(who)s laid the draft aside"),
    "schedules.register_traineeship": gettext_noop("%(who)s registered the trainee"),
    "schedules.appoint_supervisor": gettext_noop("%(who)s appointed the supervisor"),
    "schedules.propose_plan": gettext_noop("%(who)s proposed the plan"),
    "schedules.agree_plan": gettext_noop("%(who)s agreed"),
    "schedules.withdraw_plan": gettext_noop("%(who)s withdrew the proposal"),
    "schedules.open_feed": gettext_noop("%(who)s made a calendar address"),
    "schedules.revoke_feed": gettext_noop("%(who)s closed the calendar address"),
}
