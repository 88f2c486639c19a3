"""A sentence for every action in the audit trail, for those who read it."""

from ferd.core.diagnostics import gettext_noop

SENTENCES = {
    "audit.seal_look_ups": gettext_noop("%(who)s sealed what has been looked up"),
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
    "organisations.choose_mailing": gettext_noop("%(who)s chose when to be mailed"),
    "organisations.send_mail_again": gettext_noop("%(who)s had a mail sent again"),
    "organisations.make_token": gettext_noop("%(who)s made a token"),
    "organisations.revoke_token": gettext_noop("%(who)s revoked a token"),
    "curriculum.import_catalogue": gettext_noop("%(who)s brought the catalogue in"),
    "curriculum.apply_import": gettext_noop("%(who)s put the catalogue in force"),
    "curriculum.discard_import": gettext_noop("%(who)s laid the catalogue aside"),
    "curriculum.ship_catalogue": gettext_noop("%(who)s laid in what Ferd ships with"),
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
    "schedules.agree_plans": gettext_noop("%(who)s agreed for the department"),
    "schedules.bring_into_force": gettext_noop("%(who)s brought the plan into force"),
    "schedules.withdraw_plan": gettext_noop("%(who)s withdrew the proposal"),
    "schedules.open_feed": gettext_noop("%(who)s made a calendar address"),
    "schedules.revoke_feed": gettext_noop("%(who)s closed the calendar address"),
    "schedules.publish_places": gettext_noop("%(who)s published places"),
    "schedules.edit_places": gettext_noop("%(who)s changed what is said of the places"),
    "schedules.change_room": gettext_noop("%(who)s changed the room"),
    "schedules.close_places": gettext_noop("%(who)s closed the places"),
    "schedules.ask_for_place": gettext_noop("%(who)s asked for a place"),
    "schedules.hold_request": gettext_noop("%(who)s held the place"),
    "schedules.commit_request": gettext_noop("%(who)s committed the place"),
    "schedules.decline_request": gettext_noop("%(who)s declined the request"),
    "schedules.withdraw_request": gettext_noop("%(who)s withdrew from the place"),
    "schedules.waive_notice": gettext_noop("%(who)s let the stay end at once"),
    "schedules.expire_holds": gettext_noop("%(who)s noted that time had run out"),
    "schedules.appoint_stay_supervisor": gettext_noop(
        "%(who)s appointed who supervises the stay"
    ),
    "schedules.propose_agreement": gettext_noop("%(who)s proposed the agreement"),
    "schedules.accept_agreement": gettext_noop("%(who)s accepted the agreement"),
    "schedules.decline_agreement": gettext_noop("%(who)s declined the agreement"),
    "schedules.end_agreement": gettext_noop("%(who)s ended the agreement"),
    "schedules.map_site": gettext_noop("%(who)s said what a site means"),
    "schedules.unmap_site": gettext_noop("%(who)s took back what a site means"),
    "rotations.start_draft": gettext_noop("%(who)s began the draft"),
    "rotations.put_way": gettext_noop("%(who)s moved a trainee in the draft"),
    "rotations.take_out_way": gettext_noop("%(who)s took a trainee out of the draft"),
    "rotations.merge_draft": gettext_noop("%(who)s merged the draft into another one"),
    "rotations.discard_draft": gettext_noop("%(who)s laid the draft aside"),
    "rotations.publish_draft": gettext_noop("%(who)s published the draft"),
    "schedules.end_traineeship": gettext_noop("%(who)s ended the training"),
    "planning.ask_planner": gettext_noop("%(who)s asked the planner"),
    "planning.ask_for_one": gettext_noop(
        "%(who)s asked for a plan that fits the places"
    ),
    "planning.ask_reach": gettext_noop(
        "%(who)s asked how the objectives can be reached"
    ),
    "planning.run_again": gettext_noop("%(who)s asked the planner again"),
    "planning.cancel_run": gettext_noop("%(who)s cancelled the run"),
    "planning.resume_run": gettext_noop("%(who)s queued the run again"),
    "planning.finish_run": gettext_noop("%(who)s kept what came of the run"),
    "planning.make_draft": gettext_noop("%(who)s made a draft of the proposal"),
    "planning.publish_proposal": gettext_noop("%(who)s published the proposal"),
    "progress.mark_read": gettext_noop("%(who)s marked what was new as read"),
    "progress.export_cohort": gettext_noop("%(who)s took the cohort out as a file"),
    "progress.make_template": gettext_noop("%(who)s began the template"),
    "progress.save_template": gettext_noop("%(who)s changed the template"),
    "progress.publish_template": gettext_noop("%(who)s published the template"),
    "progress.revise_template": gettext_noop(
        "%(who)s began a new version of the template"
    ),
    "progress.retire_template": gettext_noop("%(who)s took the template out of use"),
    "progress.ask_for_observation": gettext_noop("%(who)s asked for an assessment"),
    "progress.begin_observation": gettext_noop("%(who)s began an assessment"),
    "progress.save_observation": gettext_noop("%(who)s saved the assessment"),
    "progress.give_observation": gettext_noop("%(who)s gave the assessment"),
    "progress.decline_observation": gettext_noop("%(who)s declined to assess"),
    "progress.recall_observation": gettext_noop("%(who)s took the assessment back"),
    "progress.remark_on_observation": gettext_noop(
        "%(who)s remarked on the assessment"
    ),
    "progress.propose_assessor": gettext_noop("%(who)s proposed an outside assessor"),
    "progress.answer_by_link": gettext_noop(
        "%(who)s wrote down what an outside assessor answered"
    ),
    "progress.confirm_assessor": gettext_noop("%(who)s confirmed the outside assessor"),
    "progress.refuse_assessor": gettext_noop("%(who)s refused the outside assessor"),
    "progress.make_deputyship": gettext_noop("%(who)s named a deputy"),
    "progress.end_deputyship": gettext_noop("%(who)s ended the deputyship"),
    "progress.remind": gettext_noop("%(who)s reminded those for whom something waits"),
    "progress.export_progress": gettext_noop("%(who)s took a copy of the progress out"),
    "progress.submit_objective": gettext_noop("%(who)s submitted the objective"),
    "progress.recall_submission": gettext_noop("%(who)s recalled the objective"),
    "progress.recommend_objective": gettext_noop("%(who)s recommended the objective"),
    "progress.withdraw_recommendation": gettext_noop(
        "%(who)s withdrew the recommendation"
    ),
    "progress.return_objective": gettext_noop("%(who)s returned the objective"),
    "progress.approve_objective": gettext_noop("%(who)s approved the objective"),
    "progress.approve_objectives": gettext_noop(
        "%(who)s approved the objective among several"
    ),
    "progress.withdraw_approval": gettext_noop("%(who)s withdrew the approval"),
    "progress.declare_conflict": gettext_noop(
        "%(who)s noted that somebody is not impartial"
    ),
    "progress.end_conflict": gettext_noop(
        "%(who)s noted that somebody is impartial again"
    ),
    "progress.find_patterns": gettext_noop("%(who)s found a pattern in who signs"),
    "progress.close_pattern": gettext_noop("%(who)s noted what came of a pattern"),
    "progress.hand_over": gettext_noop("%(who)s asked another instead"),
    "progress.begin_activity": gettext_noop("%(who)s recorded an activity"),
    "progress.save_activity": gettext_noop("%(who)s changed what was recorded"),
    "progress.send_activity": gettext_noop("%(who)s sent it to be signed"),
    "progress.register_activity": gettext_noop(
        "%(who)s registered it; the plan demands no signature"
    ),
    "progress.recall_activity": gettext_noop("%(who)s called it back"),
    "progress.discard_activity": gettext_noop("%(who)s laid it aside"),
    "progress.sign_activity": gettext_noop("%(who)s signed it"),
    "progress.sign_off_activities": gettext_noop(
        "%(who)s signed it, among several at once"
    ),
    "progress.return_activity": gettext_noop("%(who)s returned it"),
    "progress.withdraw_signature": gettext_noop("%(who)s withdrew the signature"),
    "progress.add_file": gettext_noop("%(who)s added a file"),
    "progress.remove_file": gettext_noop("%(who)s took out a file"),
}
