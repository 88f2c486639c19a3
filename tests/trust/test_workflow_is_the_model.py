"""Whatever people do with an objective, in whatever order, is what the model says.

`FERD_WORKFLOWS` gives the number of runs; the nightly one is larger.
"""

import os

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Delegation, Role, RoleAssignment
from ferd.areas.progress import objectives as keeping
from ferd.areas.progress import shown, standing
from ferd.areas.progress.actions import approvals, impartiality, objectives
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ConflictOfInterest,
    Recommendation,
)
from ferd.foundation import clock
from ferd.foundation.errors import Refusal
from tests.areas.progress import factory as training
from tests.areas.progress import objective_factory as factory
from tests.trust.approval_model import HEAD, Model, Said

RUNS = int(os.environ.get("FERD_WORKFLOWS", "8"))
STEPS = 20
PEOPLE = ("tora", "sven", "mads", "kari", "olav", "karin", "otto")
WHO = st.sampled_from(PEOPLE)
CONSULTANTS = st.sampled_from(["sven", "mads", "kari"])
BASES = st.sampled_from(["training", "training", "prior_learning"])


def machine_of(cast, row):  # noqa: C901  one class, made for one test
    """Make the machine for an objective that is there already."""

    class Workflow(RuleBasedStateMachine):
        """One objective, the people around it, and the model beside."""

        def __init__(self):
            super().__init__()
            self.undo = transaction.atomic()
            self.undo.__enter__()
            self.model = Model()

        def teardown(self):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

        @property
        def row(self):
            return factory.fresh(row)

        def attempt(self, step, who, action, **more):
            """Take a step; it is refused exactly when the model says so."""
            entries = AuditEntry.objects.count()
            is_allowed = self.model.may(step, who)
            try:
                with transaction.atomic():
                    action(actor=getattr(cast, who), **more)
            except Refusal:
                assert not is_allowed, f"{who} may {step}"
                assert AuditEntry.objects.count() == entries
                return False
            assert is_allowed, f"{who} may not {step}"
            assert AuditEntry.objects.count() == entries + 1
            return True

        @rule(who=WHO, basis=BASES)
        def submit(self, who, basis):
            if self.attempt(
                "submit",
                who,
                objectives.submit_objective,
                row=self.row,
                basis=Approval.Basis(basis),
                words="",
                ask=None,
            ):
                self.model.submitted_by, self.model.basis = who, basis

        @rule(who=WHO)
        def recall(self, who):
            if self.attempt("recall", who, objectives.recall_submission, row=self.row):
                self.model.submitted_by, self.model.basis = "", "training"

        @rule(who=CONSULTANTS | WHO)
        def recommend(self, who):
            if self.attempt(
                "recommend", who, objectives.recommend_objective, row=self.row, words=""
            ):
                capacity = self.model.capacity(who)
                self.model.said.append(Said(who, capacity, self.model.round))

        @rule(who=CONSULTANTS)
        def withdraw(self, who):
            if self.attempt(
                "withdraw",
                who,
                objectives.withdraw_recommendation,
                row=self.row,
                words="No.",
            ):
                for said in self.model.own(who):
                    said.stands = False

        @rule(who=WHO)
        def give_back(self, who):
            if self.attempt(
                "return", who, objectives.return_objective, row=self.row, words="More."
            ):
                self.model.begin_round()

        @rule(who=WHO | st.just(HEAD))
        def approve(self, who):
            before = self.row
            if self.attempt(
                "approve",
                who,
                approvals.approve_objective,
                row=before,
                seen=shown.seal_now(before),
                reason="Papers.",
                signed_in_at=clock.now(),
            ):
                self.model.approved_by = who

        @precondition(lambda self: self.model.approved_by)
        @rule(who=WHO)
        def reopen(self, who):
            approval = self.row.approvals.get(withdrawn_at=None)
            approval.progress = self.row
            if self.attempt(
                "reopen",
                who,
                approvals.withdraw_approval,
                approval=approval,
                words="No.",
                signed_in_at=clock.now(),
            ):
                self.model.begin_round()

        @rule()
        def sign(self):
            """Let something be signed that is evidence of it."""
            now = clock.now()
            record = ActivityRecord.objects.create(
                traineeship=row.traineeship,
                trainee=cast.tora,
                recorded_by=cast.tora,
                kind="course",
                title="Course",
                done_on=now.date(),
                unit=cast.nuclear,
                status="signed",
                recorded_at=now,
                saved_at=now,
                sent_at=now,
                signer=cast.sven,
                signed_at=now,
                signed_by=cast.sven,
            )
            record.objectives.add(row)
            keeping.refresh([row], actor=cast.sven)
            self.model.evidence += 1
            self.model.has_news = True

        @precondition(lambda self: HEAD in self.model.heads)
        @rule(who=st.sampled_from(["mads", "kari"]))
        def delegate(self, who):
            if who in self.model.consultants - self.model.delegates:
                factory.delegate(cast, getattr(cast, who))
                self.model.delegates.add(who)

        @rule(who=st.sampled_from(["mads", "kari"]))
        def revoke(self, who):
            if who in self.model.delegates:
                found = Delegation.objects.filter(receiver=getattr(cast, who))
                organisations.end_delegation(
                    delegation=found.latest("pk"), actor=cast.olav
                )
                self.model.delegates.discard(who)

        @rule(who=st.sampled_from(["sven", "mads", "kari", "olav"]))
        def leave(self, who):
            held = RoleAssignment.objects.filter(
                person=getattr(cast, who), ends_at=None
            )
            for assignment in held:
                organisations.end_role(assignment=assignment, actor=system_person())
            self.model.consultants.discard(who)
            self.model.heads.discard(who)

        @rule(who=st.sampled_from(["sven", "mads", "kari", "olav"]))
        def come_back(self, who):
            if who in self.model.consultants | self.model.heads:
                return
            role, unit = Role.CLINICAL_SUPERVISOR, cast.nuclear
            if who == HEAD:
                role, unit = Role.DEPARTMENT_HEAD, cast.imaging
                self.model.heads.add(who)
            else:
                self.model.consultants.add(who)
            factory.give_role(getattr(cast, who), role, unit)

        @rule(who=st.sampled_from(["sven", "mads", "olav"]))
        def declare(self, who):
            if who not in self.model.partial:
                impartiality.declare_conflict(
                    traineeship=row.traineeship,
                    person=getattr(cast, who),
                    kind=ConflictOfInterest.Kind.DISPUTE,
                    substitute=None,
                    actor=getattr(cast, who),
                )
                self.model.partial.add(who)

        @precondition(lambda self: HEAD in self.model.heads)
        @rule(who=st.sampled_from(["sven", "mads"]))
        def end_conflict(self, who):
            if who in self.model.partial:
                impartiality.end_conflict(
                    conflict=ConflictOfInterest.objects.get(
                        person=getattr(cast, who), ended_at=None
                    ),
                    traineeship=row.traineeship,
                    actor=cast.olav,
                )
                self.model.partial.discard(who)

        @invariant()
        def the_state_is_the_models_and_what_has_happened_leads_to(self):
            stored = self.row
            assert stored.state == self.model.state
            assert stored.state == standing.standing_of(stored).state

        @invariant()
        def nothing_that_was_said_is_gone(self):
            assert row.activities.count() == self.model.evidence
            assert Recommendation.objects.count() == len(self.model.said)

        @invariant()
        def nobody_ever_approves_their_own(self):
            assert not Approval.objects.filter(approver=cast.tora).exists()
            live = Approval.objects.filter(progress=row, withdrawn_at=None)
            assert live.count() == bool(self.model.approved_by)

    return Workflow


def test_the_workflow_is_the_model(cast):
    traineeship = training.make_training(cast)
    for person in (cast.mads, cast.kari):
        factory.give_role(person, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    row = training.objectives(traineeship, 1)[0]

    run_state_machine_as_test(
        machine_of(cast, row),
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
