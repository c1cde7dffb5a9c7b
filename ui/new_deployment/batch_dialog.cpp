// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/batch_dialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

#include "models/domain/batch_stock.h"
#include "ui/new_deployment/copy_state_texts.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {
constexpr std::int64_t kOneDay = 24 * 3600;
constexpr qsizetype kMostNamed = 8;
}  // namespace

BatchDialog* BatchDialog::show(PageServices& services, domain::BatchPlan plan, QWidget* parent) {
    auto* dialog = new BatchDialog(services, std::move(plan), parent);
    dialog->present();
    return dialog;
}

BatchDialog::BatchDialog(PageServices& services, domain::BatchPlan plan, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_ui(services.ui),
      m_plan(std::move(plan)),
      m_withoutStock(domain::copiesWithoutStock(m_plan, services.platform.snapshot()->catalogue)),
      m_publisher(new BatchPublisher(services.platform, m_plan, this)),
      m_cost(new Card(m_ui, this)),
      m_perHour(new Label(m_ui, TextStyle::Section, m_cost)),
      m_perDay(new Label(m_ui, TextStyle::Body, m_cost)),
      m_stock(new Card(m_ui, this)),
      m_stockText(new Label(m_ui, TextStyle::Body, m_stock)),
      m_list(new QWidget(this)),
      m_leave(new Button(m_ui, ButtonKind::Plain, {}, std::nullopt, this)),
      m_publish(new Button(m_ui, ButtonKind::Primary, {}, std::nullopt, this)) {
    const bool lost = services.platform.connectionState() == domain::ConnectionState::Lost;
    const bool live = services.platform.capabilities().live;
    band().setConnection(services.connectionName);
    band().setKind(lost ? BandKind::Lost : live ? BandKind::Live : BandKind::Simulated);
    setMinimumWidth(640);
    buildCost();
    buildRows();
    addButton(m_leave);
    addButton(m_publish);
    connect(m_leave, &QPushButton::clicked, this, &BatchDialog::leave);
    connect(m_publish, &QPushButton::clicked, this, &BatchDialog::publish);
    connect(m_publisher, &BatchPublisher::changed, this, &BatchDialog::retranslate);
    retranslate();
}

void BatchDialog::buildCost() {
    auto* line = new QHBoxLayout;
    line->addWidget(m_perHour);
    line->addStretch();
    line->addWidget(m_perDay);
    m_perDay->setTone(Token::Ink2);
    m_cost->body().addLayout(line);
    body().addWidget(m_cost);
    m_stock->setEdge(Token::Warn);
    m_stockText->setWraps(true);
    m_stock->body().addWidget(m_stockText);
    m_stock->setVisible(!m_withoutStock.empty());
    body().addWidget(m_stock);
}

void BatchDialog::buildRows() {
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(2, 2, 2, 2);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (const BatchCopy& each : m_publisher->copies()) {
        const int line = 2 * static_cast<int>(m_rows.size());
        Row row{
            new StateMark(m_ui, m_list),
            new ElidedLabel(m_ui, TextStyle::Strong, shownText(each.creation.spec.name), m_list),
            new Label(m_ui, TextStyle::Second, m_list), new Label(m_ui, TextStyle::Second, m_list)};
        row.problem->setWraps(true);
        row.problem->setTone(Token::Bad);
        row.problem->hide();
        grid->addWidget(row.mark, line, 0);
        grid->addWidget(row.name, line, 1);
        grid->addWidget(row.state, line, 2);
        grid->addWidget(row.problem, line + 1, 1, 1, 2);
        m_rows.push_back(row);
    }
    grid->setRowStretch(2 * static_cast<int>(m_rows.size()), 1);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("copies"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_list);
    area->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    area->setMinimumHeight(200);
    body().addWidget(area, 1);
}

void BatchDialog::changeEvent(QEvent* event) {
    DialogFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void BatchDialog::retranslate() {
    const auto all = static_cast<int>(m_rows.size());
    const bool running = m_publisher->isRunning();
    const int created = m_publisher->count(CopyState::Created);
    setWindowTitle(tr("Publish several deployments"));
    setSentence(!m_begun  ? tr("This publishes %n separate deployment(s)", nullptr, all)
                : running ? tr("Publishing: %1 of %n done", nullptr, all).arg(created)
                          : tr("%1 of %n deployment(s) published", nullptr, all).arg(created));
    setAccessibleName(tr("Publish several deployments"));
    setNote(m_begun ? QString()
                    : tr("Each has one node and links of its own; they share nothing. You can "
                         "change and delete each by itself."));
    m_cost->header().setTitle(tr("Cost per hour of all together"));
    m_perHour->setText(m_ui.format().money(m_plan.rate.perHour()));
    m_perHour->setAccessibleName(tr("Cost per hour of all together"));
    m_perHour->setAccessibleDescription(m_perHour->text());
    m_perDay->setText(tr("%1 a day while all nodes run")
                          .arg(m_ui.format().money(m_plan.rate.forSeconds(kOneDay))));
    QStringList names;
    for (const std::string& name : m_withoutStock)
        names.append(shownText(name));
    const qsizetype more = names.size() - kMostNamed;
    QString listed = names.mid(0, kMostNamed).join(QStringLiteral(", "));
    if (more > 0) listed = tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(listed);
    m_stockText->setText(
        tr("No card is free for these now: %1. They wait for one or are refused.").arg(listed));
    auto* area = findChild<QScrollArea*>(QStringLiteral("copies"));
    area->setAccessibleName(tr("Deployments to be published"));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        showRow(i);
    m_leave->setText(!m_begun ? tr("Cancel") : running ? tr("Stop") : tr("Close"));
    m_publish->setText(tr("Publish %n deployment(s)", nullptr, all));
    m_publish->setAccessibleName(tr("Publish all"));
    m_publish->setVisible(!m_begun);
}

void BatchDialog::showRow(std::size_t at) {
    const BatchCopy& copy = m_publisher->copies()[at];
    const Row& row = m_rows[at];
    const QString word = m_begun ? copyStateText(copy.state) : tr("one node");
    row.mark->set(visualOf(copy.state), word);
    row.mark->setVisible(m_begun);
    row.state->setText(word);
    row.state->setTone(copy.state == CopyState::Failed ? Token::Bad : Token::Ink2);
    row.state->setAccessibleName(tr("State of %1").arg(row.name->text()));
    row.state->setAccessibleDescription(word);
    row.problem->setVisible(copy.error.has_value());
    if (copy.error) row.problem->setText(errorReport(*copy.error));
}

void BatchDialog::publish() {
    m_begun = true;
    m_leave->setFocus();
    m_publisher->start();
}

void BatchDialog::leave() {
    if (m_publisher->isRunning()) {
        m_publisher->stop();
    } else if (m_begun) {
        accept();
    } else {
        reject();
    }
}

}  // namespace berth::ui
