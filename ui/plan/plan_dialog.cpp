// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_dialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/plan/ledger_card.h"
#include "ui/plan/plan_text.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {
constexpr std::int64_t kDay = 24 * 3600;
}

PlanDialog* PlanDialog::show(PageServices& services, domain::Change change, QWidget* parent) {
    auto* dialog = new PlanDialog(services, std::move(change), parent);
    dialog->present();
    dialog->ask();
    return dialog;
}

PlanDialog::PlanDialog(PageServices& services, domain::Change change, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_ui(services.ui),
      m_change(std::move(change)),
      m_busy(new ProgressBar(m_ui, this)),
      m_problem(new Label(m_ui, TextStyle::Body, this)),
      m_content(new QWidget(this)),
      m_fields(new Card(m_ui, m_content)),
      m_fieldGrid(new QGridLayout),
      m_ledger(new LedgerCard(services, m_content)),
      m_unknownLoss(new Card(m_ui, m_content)),
      m_unknownLossText(new Label(m_ui, TextStyle::Body, m_unknownLoss)),
      m_cost(new Card(m_ui, m_content)),
      m_costBefore(new Label(m_ui, TextStyle::Section, m_cost)),
      m_costArrow(new Label(m_ui, TextStyle::Body, m_cost)),
      m_costAfter(new Label(m_ui, TextStyle::Section, m_cost)),
      m_costDay(new Label(m_ui, TextStyle::Body, m_cost)),
      m_notNeeded(new QCheckBox(this)),
      m_confirm(new TextField(m_ui, this)),
      m_confirmRow(new FieldRow(m_ui, m_confirm, this)),
      m_cancel(addCancel()),
      m_apply(new Button(m_ui, deletes() ? ButtonKind::DangerFinal : ButtonKind::Primary, {},
                         std::nullopt, this)) {
    const bool lost = services.platform.connectionState() == domain::ConnectionState::Lost;
    const bool live = services.platform.capabilities().live;
    band().setConnection(services.connectionName);
    band().setKind(lost ? BandKind::Lost : live ? BandKind::Live : BandKind::Simulated);
    setMinimumWidth(640);
    if (std::holds_alternative<domain::ScaleDeployment>(m_change)) buildScale();
    buildBody();
    buildFooter();
    retranslate();
}

bool PlanDialog::deletes() const {
    return std::holds_alternative<domain::DeleteDeployment>(m_change);
}

void PlanDialog::buildScale() {
    m_nodes = new NumberField(m_ui, this);
    m_nodes->setRange(0, m_services.platform.capabilities().maxNodes);
    m_nodes->setValue(std::get<domain::ScaleDeployment>(m_change).nodes);
    m_nodes->setMaximumWidth(140);
    m_nodesRow = new FieldRow(m_ui, m_nodes, this);
    body().addWidget(m_nodesRow);
    connect(m_nodes, &QSpinBox::valueChanged, this, [this](int nodes) {
        std::get<domain::ScaleDeployment>(m_change).nodes = nodes;
        ask();
    });
}

void PlanDialog::buildBody() {
    m_problem->setWraps(true);
    m_problem->setTone(Token::Bad);
    body().addWidget(m_busy);
    body().addWidget(m_problem);
    body().addWidget(m_content);
    body().addStretch();
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_fieldGrid->setHorizontalSpacing(16);
    m_fieldGrid->setVerticalSpacing(6);
    m_fieldGrid->setColumnStretch(1, 1);
    m_fieldGrid->setColumnStretch(2, 1);
    m_fields->body().addLayout(m_fieldGrid);
    layout->addWidget(m_fields);
    layout->addWidget(m_ledger);
    m_unknownLoss->setEdge(Token::Warn);
    m_unknownLossText->setWraps(true);
    m_unknownLoss->body().addWidget(m_unknownLossText);
    layout->addWidget(m_unknownLoss);
    auto* cost = new QHBoxLayout;
    cost->setSpacing(8);
    m_costBefore->setTone(Token::Ink2);
    m_costArrow->setTone(Token::Ink2);
    m_costDay->setTone(Token::Ink2);
    cost->addWidget(m_costBefore);
    cost->addWidget(m_costArrow);
    cost->addWidget(m_costAfter);
    cost->addStretch();
    cost->addWidget(m_costDay);
    m_cost->body().addLayout(cost);
    layout->addWidget(m_cost);
    connect(m_ledger, &LedgerCard::changed, this, [this] {
        retranslate();
        updateLock();
    });
}

void PlanDialog::buildFooter() {
    addFooterWidget(m_notNeeded);
    addFooterWidget(m_confirmRow);
    m_confirm->setMinimumWidth(200);
    addButton(m_apply);
    connect(m_notNeeded, &QCheckBox::toggled, this, &PlanDialog::updateLock);
    connect(m_confirm, &QLineEdit::textChanged, this, &PlanDialog::updateLock);
    connect(m_apply, &QPushButton::clicked, this, &PlanDialog::apply);
}

void PlanDialog::ask() {
    if (!m_plan) m_busy->setIndeterminate();
    m_asking = true;
    m_services.platform.plan(
        m_change, this,
        m_planning.newest([this](domain::Result<domain::Plan> plan) { took(std::move(plan)); }));
    updateLock();
}

void PlanDialog::took(domain::Result<domain::Plan> plan) {
    m_error.reset();
    m_asking = false;
    // Whoever waived some data has not waived other data.
    const bool sameLosses = plan && m_plan && plan->losses == m_plan->losses;
    if (!sameLosses) m_notNeeded->setChecked(false);
    m_plan.reset();
    if (plan) {
        m_plan = std::move(*plan);
        m_ledger->set(*m_plan);
    } else {
        m_error = plan.error();
    }
    retranslate();
    updateLock();
    adjustSize();
}

void PlanDialog::changeEvent(QEvent* event) {
    DialogFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void PlanDialog::retranslate() {
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    setWindowTitle(planTitle(m_change, snapshot));
    const QString sentence =
        m_plan ? planSentence(*m_plan, snapshot, m_ui.format()) : windowTitle();
    setSentence(sentence);
    // The same name whatever it plans, after setSentence() has given it another.
    setAccessibleName(tr("Plan"));
    setAccessibleDescription(sentence);
    const domain::Capabilities can = m_services.platform.capabilities();
    QString note = m_plan ? planNote(*m_plan, can.live) : QString();
    if (m_moved) {
        note = tr("The state had changed meanwhile, so the plan was made again. %1").arg(note);
    }
    setNote(note);
    m_apply->setText(applyText(m_change));
    m_apply->setAccessibleName(tr("Apply"));
    if (m_nodesRow != nullptr) {
        m_nodesRow->setLabel(tr("Number of nodes"));
        m_nodes->setAccessibleName(tr("Nodes"));
    }
    m_busy->setVisible(!m_plan && !m_error);
    m_problem->setVisible(m_error.has_value());
    if (m_error) m_problem->setText(errorReport(*m_error));
    m_content->setVisible(m_plan.has_value());
    m_ledger->setVisible(m_plan && !m_plan->losses.empty());
    m_unknownLoss->setVisible(m_plan && !can.dataLossLedger && !m_plan->nodesEnded.empty());
    m_unknownLossText->setText(
        tr("What these nodes have written is not known: this platform does not tell. Whatever "
           "lies on no volume is lost with them. Where you can log in to them over SSH, add them "
           "under Computers: their files can be saved there first."));
    const domain::Bytes open = m_plan ? m_ledger->unsaved() : domain::Bytes{};
    m_notNeeded->setVisible(open.count > 0);
    m_notNeeded->setText(
        tr("I do not need the %1 that are not downloaded").arg(m_ui.format().bytes(open)));
    m_notNeeded->setAccessibleName(tr("I do not need this data"));
    m_confirmRow->setVisible(deletes());
    m_confirmRow->setLabel(tr("Type %1 to delete it").arg(subjectOf(m_change, snapshot)));
    m_confirm->setAccessibleName(tr("Name of the deployment to delete"));
    showFields();
    showCost();
}

void PlanDialog::showFields() {
    while (QLayoutItem* item = m_fieldGrid->takeAt(0)) {
        if (item->widget() != nullptr) item->widget()->deleteLater();
        delete item;
    }
    const bool created = std::holds_alternative<domain::CreateDeployment>(m_change);
    m_fields->setVisible(m_plan && !m_plan->fields.empty() && !created);
    if (!m_plan || created) return;
    m_fields->header().setTitle(tr("What changes"));
    int row = 0;
    const auto put = [&](int column, const QString& text, TextStyle style, Token tone) {
        auto* label = new Label(m_ui, style, text, m_fields);
        label->setTone(tone);
        label->setWraps(column > 0);
        m_fieldGrid->addWidget(label, row, column, Qt::AlignTop);
    };
    for (const domain::FieldChange& change : m_plan->fields) {
        const QString before = QString::fromStdString(change.before);
        const QString after = QString::fromStdString(change.after);
        put(0, fieldText(change.field), TextStyle::Strong, Token::Ink);
        put(1, before.isEmpty() ? Formatter::none() : QStringLiteral("− ") + before,
            TextStyle::Mono, Token::Bad);
        put(2, after.isEmpty() ? Formatter::none() : QStringLiteral("+ ") + after, TextStyle::Mono,
            Token::Ok);
        ++row;
    }
}

void PlanDialog::showCost() {
    if (!m_plan) return;
    const Formatter& format = m_ui.format();
    m_cost->header().setTitle(tr("Cost per hour"));
    const bool same = m_plan->rateBefore == m_plan->rateAfter;
    m_costBefore->setText(format.money(m_plan->rateBefore.perHour()));
    m_costBefore->setVisible(!same);
    m_costArrow->setText(QStringLiteral("→"));
    m_costArrow->setVisible(!same);
    m_costAfter->setText(format.money(m_plan->rateAfter.perHour()));
    m_costDay->setText(same ? tr("unchanged")
                            : tr("%1 a day while all nodes run")
                                  .arg(format.money(m_plan->rateAfter.forSeconds(kDay))));
}

void PlanDialog::updateLock() {
    const domain::Bytes open = m_plan ? m_ledger->unsaved() : domain::Bytes{};
    const bool dataSettled = open.count == 0 || m_notNeeded->isChecked();
    const bool named =
        !deletes() || m_confirm->text() == subjectOf(m_change, *m_services.platform.snapshot());
    // Not while a newer plan is on its way: what is applied is what is shown and asked for.
    m_apply->setEnabled(m_plan && !m_asking && !m_sending && dataSettled && named);
}

void PlanDialog::apply() {
    m_sending = true;
    updateLock();
    m_services.platform.apply(
        m_plan->change, m_plan->basis, this,
        [this](domain::Result<domain::ChangeOutcome> outcome) { answered(std::move(outcome)); });
}

void PlanDialog::answered(domain::Result<domain::ChangeOutcome> outcome) {
    m_sending = false;
    if (outcome) {
        Q_EMIT applied(*outcome);
        accept();
        return;
    }
    if (outcome.error().code == domain::ErrorCode::StateMoved) {
        m_moved = true;
        m_notNeeded->setChecked(false);
        ask();
        return;
    }
    m_error = outcome.error();
    retranslate();
    updateLock();
}

}  // namespace berth::ui
