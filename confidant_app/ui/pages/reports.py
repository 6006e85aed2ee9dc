"""Rapporten: six steps from notes to a file that may leave; every gate is closed by default."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from confidant_app.domain.errors import ConfidantError, ReportRefused
from confidant_app.domain.report import ReportKind
from confidant_app.services import VaultKind, merging, reporting
from confidant_app.services.reporting import ReportRequest
from confidant_app.ui.changes import Changed
from confidant_app.ui.desk import Desk
from confidant_app.ui.keyboard import start
from confidant_app.ui.page import Page
from confidant_app.ui.reporting.busy_line import BusyLine
from confidant_app.ui.reporting.figures_step import FiguresStep
from confidant_app.ui.reporting.period_step import PeriodStep
from confidant_app.ui.reporting.preview_step import PreviewStep
from confidant_app.ui.reporting.report_job import ReportJob
from confidant_app.ui.reporting.save_step import SaveStep
from confidant_app.ui.reporting.statements_step import StatementsStep
from confidant_app.ui.reporting.step_bar import ReportStep, StepBar
from confidant_app.ui.reporting.words_step import WordsStep
from confidant_app.ui.widgets.words import button, hairline, heading


class ReportsPage(Page):
    """One report at a time. A coordinator's quotes come approved, so there is no step for words."""

    watches: ClassVar[Changed] = (
        Changed.CASES | Changed.CONTACTS | Changed.STEPS | Changed.QUOTES | Changed.EXCHANGE
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._combined = desk.vault.kind is VaultKind.COORDINATOR
        self.job = ReportJob(desk, self)
        self._make_steps()
        self.order = tuple(self.steps)
        self.bar = StepBar(desk.theme, self.order)
        self.bar.chosen.connect(self.go)
        self.views = QStackedWidget()
        for step in self.steps.values():
            self.views.addWidget(step)
        self.busy = BusyLine(desk.theme)
        self.busy.stopped.connect(self._stop)
        self.job.started.connect(self._wait)
        self.job.ended.connect(self._show_result)
        self.job.forgotten.connect(self._clear)
        self._lay_out()
        self.step = ReportStep.PERIOD
        self.go(ReportStep.PERIOD)

    @override
    def refresh(self) -> None:
        """Read again; a report over figures that changed since is made anew."""
        self.period.periods.offer(self._periods())
        if self.words is not None:
            self.words.refresh()
        self.statements.refresh()
        self.save.show_ledger(reporting.ledger(self.desk.vault))
        self.job.forget()
        if self.order.index(self.step) >= self.order.index(ReportStep.FIGURES):
            self.go(ReportStep.FIGURES)
        else:
            self._say_where()

    def go(self, step: ReportStep) -> None:
        """Show a step; the later ones need an answered first step, and figures that may leave."""
        if step is not ReportStep.PERIOD and not self._is_asked():
            step = ReportStep.PERIOD
        if self.order.index(step) > self.order.index(self._reachable()):
            step = self._reachable()
        self.step = step
        self.views.setCurrentWidget(self.steps[step])
        self._say_where()
        if step is ReportStep.FIGURES and self.job.finished is None:
            self.job.start()
        start(self.steps[step])

    @override
    def about_to_lock(self) -> None:
        if self.words is not None:
            try:
                self.words.keep()
            except ConfidantError as error:
                self.complain(error)

    def _make_steps(self) -> None:
        desk = self.desk
        kind = ReportKind.COMBINED if self._combined else ReportKind.OWN
        self.period = PeriodStep(desk.theme, self._periods(), kind)
        self.words = None if self._combined else WordsStep(desk, self.complain)
        self.figures = FiguresStep(desk.theme, desk.catalogues)
        self.figures.asked.connect(self._take_change)
        own = self.tr("Is het een naam? Ga terug naar Woorden en schrijf het citaat anders.")
        pooled = self.tr("Is het een naam? Vraag de vertrouwenspersoon om een nieuwe bundel.")
        self.preview = PreviewStep(desk.theme, pooled if self._combined else own)
        self.preview.accepted.connect(self.job.accept)
        self.save = SaveStep(desk.theme)
        self.save.chosen.connect(self._publish)
        self.save.again.connect(self._start_over)
        self.steps: dict[ReportStep, QWidget] = {ReportStep.PERIOD: self.period}
        if self.words is not None:
            self.steps[ReportStep.WORDS] = self.words
            self.words.changed.connect(self._say_where)
        self.statements = StatementsStep(desk, self.complain)
        self.statements.changed.connect(self.job.forget)
        self.steps[ReportStep.STATEMENTS] = self.statements
        self.steps[ReportStep.FIGURES] = self.figures
        self.steps[ReportStep.PREVIEW] = self.preview
        self.steps[ReportStep.SAVE] = self.save

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(px(24), px(24), px(24), px(8))
        top.setSpacing(px(16))
        own, together = self.tr("Rapport maken"), self.tr("Gezamenlijk rapport maken")
        title = together if self._combined else own
        top.addWidget(heading(title, "title"))
        top.addWidget(self.bar)
        top.addWidget(self._complaint)
        whole.addLayout(top)
        whole.addWidget(self.views, stretch=1)
        whole.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(12))
        self.back = button(self.tr("&Terug"), lambda: self._move(-1))
        self.next = button(self.tr("&Verder"), lambda: self._move(1), "primary")
        foot.addWidget(self.back)
        foot.addSpacing(px(16))
        foot.addWidget(self.busy, stretch=1)
        foot.addStretch()
        foot.addWidget(self.next)
        whole.addLayout(foot)

    def _periods(self) -> tuple[tuple[date, date], ...]:
        """Return what can be reported on: for a coordinator only periods that bundles cover."""
        if self._combined:
            pool = merging.pool(self.desk.vault, self.desk.catalogues)
            found = tuple((each.start, each.end) for each in merging.periods(pool))
            if found:
                return found
        return reporting.half_years(self.desk.today())

    def _move(self, by: int) -> None:
        at = self.order.index(self.step) + by
        if 0 <= at < len(self.order):
            self.go(self.order[at])

    def _is_asked(self) -> bool:
        """Take the answers of the first step; a changed answer drops the figures made before."""
        try:
            self.job.ask(self.period.request())
        except ConfidantError as error:
            self.complain(error)
            return False
        self.content()
        return True

    def _reachable(self) -> ReportStep:
        if self.job.request is None:
            return ReportStep.PERIOD
        if self.job.finished is None:
            return ReportStep.FIGURES
        return ReportStep.PREVIEW if self.job.finished.soft else ReportStep.SAVE

    def _clear(self) -> None:
        self.busy.hide()
        self.figures.show_nothing()
        self.preview.show_nothing()
        self.save.show_nothing()

    def _wait(self) -> None:
        self.preview.show_nothing()
        text = self.tr("De cijfers worden nagerekend en het bestand wordt gemaakt en gelezen …")
        self.busy.show_work(text)
        self._say_where()

    def _show_result(self) -> None:
        self.busy.hide()
        finished, error, request = self.job.finished, self.job.error, self.job.request
        if finished is not None:
            self.content()
            for step in (self.figures, self.preview, self.save):
                step.show_finished(finished)
        elif isinstance(error, ReportRefused) and request is not None:
            self.figures.show_refusal(error, request)
        elif error is not None:
            self.complain(error)
        self._say_where()

    def _stop(self) -> None:
        self.job.forget()
        self.go(ReportStep.PERIOD)

    def _take_change(self, request: ReportRequest) -> None:
        self.job.ask_instead(request)
        self.go(ReportStep.FIGURES)

    def _publish(self, path: Path) -> None:
        finished = self.job.finished
        if finished is None:
            return
        desk = self.desk
        try:
            reporting.publish(desk.vault, finished, path, desk.now())
        except ConfidantError as error:
            self.complain(error)
            return
        self.content()
        self.save.show_saved(finished, path)
        self.save.show_ledger(reporting.ledger(desk.vault))

    def _start_over(self) -> None:
        self.period.receiver.clear()
        self.job.request = None
        self.job.forget()
        self.go(ReportStep.PERIOD)

    def _say_where(self) -> None:
        at, far = self.order.index(self.step), self.order.index(self._reachable())
        self.bar.show_step(self.step, self.order[max(at, far)])
        self.back.setVisible(at > 0)
        self.next.setVisible(self.step is not ReportStep.SAVE)
        self.next.setEnabled(at == 0 or at < far)
        waiting = self.step is ReportStep.WORDS and self.words is not None and self.words.panel
        self.next.setText(self.tr("&Verder zonder dit citaat") if waiting else self.tr("&Verder"))
        self.next.setObjectName("" if waiting else "primary")
        self.next.style().unpolish(self.next)
        self.next.style().polish(self.next)
