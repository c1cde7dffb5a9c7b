// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/money_page.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/bridge/platform_bridge.h"
#include "ui/money/bill_notice.h"
#include "ui/money/billing_export.h"
#include "ui/money/billing_table.h"
#include "ui/money/budget_card.h"
#include "ui/money/charges_card.h"
#include "ui/money/month_card.h"
#include "ui/money/spending_card.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

using bridge::BillingFeed;
using bridge::PlatformBridge;
using domain::BillingWindow;

constexpr int kRightWidth = 340;

}  // namespace

MoneyPage::MoneyPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("money"), parent),
      m_services(services),
      m_ui(services.ui),
      m_month(new BillingFeed(services.platform, BillingWindow::ThisMonth, {}, this)),
      m_span(new BillingFeed(services.platform, BillingWindow::Hours24, {}, this)),
      m_export(new BillingExport(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(makeHead());
    m_notice = new BillNotice(m_ui, this);
    layout->addWidget(m_notice);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(makeLeft(), 1);
    columns->addWidget(makeRight());
    layout->addLayout(columns, 1);
    connect(m_notice, &BillNotice::retryRequested, this, &MoneyPage::readAgain);
    connect(m_export, &BillingExport::finished, this, &MoneyPage::exported);
    connect(m_month, &BillingFeed::changed, this, &MoneyPage::showBills);
    connect(m_span, &BillingFeed::changed, this, &MoneyPage::showBills);
    connect(&services.platform, &PlatformBridge::snapshotChanged, this, &MoneyPage::take);
    retranslate();
}

QString MoneyPage::title() const {
    return tr("Money");
}

bool MoneyPage::isSettled() const {
    if (m_services.platform.snapshot()->version == 0) return false;
    const auto known = [](const BillingFeed& feed) { return feed.bills() || feed.problem(); };
    return !m_services.platform.capabilities().billing || (known(*m_month) && known(*m_span));
}

QWidget* MoneyPage::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_title = new Label(m_ui, TextStyle::Title, head);
    m_summary = new Label(m_ui, TextStyle::Second, head);
    m_summary->setTone(Token::Ink2);
    m_note = new ElidedLabel(m_ui, TextStyle::Second, {}, head);
    m_note->setElideMode(Qt::ElideMiddle);
    m_refresh = Button::iconOnly(m_ui, Icon::Restart, {}, head);
    m_save = new Button(m_ui, ButtonKind::Plain, {}, Icon::Download, head);
    m_save->setMenuArrow(true);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addWidget(m_summary);
    layout->addStretch();
    layout->addWidget(m_note);
    layout->addWidget(m_refresh);
    layout->addWidget(m_save);
    connect(m_refresh, &QPushButton::clicked, this, &MoneyPage::readAgain);
    connect(m_save, &QPushButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Charges over time …"), this, [this] { chooseFile(Table::Periods); });
        menu->addAction(tr("Charges by deployment …"), this,
                        [this] { chooseFile(Table::Deployments); });
        menu->popup(m_save->mapToGlobal(QPoint(0, m_save->height())));
    });
    return head;
}

QWidget* MoneyPage::makeLeft() {
    auto* left = new QWidget(this);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_figures = new MonthCard(m_ui, left);
    layout->addWidget(m_figures);
    m_stack = new QStackedWidget(left);
    auto* told = new QWidget(m_stack);
    auto* bills = new QVBoxLayout(told);
    bills->setContentsMargins(0, 0, 0, 0);
    bills->setSpacing(12);
    m_charges = new ChargesCard(m_ui, told);
    m_deployments = new Card(m_ui, told);
    m_deployments->setFlush(true);
    m_tableStack = new QStackedWidget(m_deployments);
    m_table = new BillingTable(m_ui, m_tableStack);
    m_nobody = new EmptyState(m_ui, Icon::Deployments, m_tableStack);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(m_nobody);
    m_deployments->body().addWidget(m_tableStack);
    bills->addWidget(m_charges, 2);
    bills->addWidget(m_deployments, 3);
    m_untold = new EmptyState(m_ui, Icon::Money, m_stack);
    m_stack->addWidget(told);
    m_stack->addWidget(m_untold);
    layout->addWidget(m_stack, 1);
    connect(m_charges, &ChargesCard::windowChosen, m_span, &BillingFeed::setWindow);
    connect(m_table, &BillingTable::deploymentRequested, this, [this](const QString& id) {
        Q_EMIT routeRequested(QStringLiteral("deployment/") + id);
    });
    return left;
}

QWidget* MoneyPage::makeRight() {
    auto* right = new QWidget(this);
    right->setFixedWidth(kRightWidth);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (m_services.budget != nullptr) {
        m_budget = new BudgetCard(m_ui, *m_services.budget, right);
        layout->addWidget(m_budget);
    }
    m_spending = new SpendingCard(m_ui, right);
    layout->addWidget(m_spending, 1);
    connect(m_spending, &SpendingCard::nodesRequested, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("nodes")); });
    return right;
}

void MoneyPage::retranslate() {
    m_title->setText(title());
    m_refresh->setIconName(tr("Read the bills again"));
    m_save->setText(tr("Export"));
    m_untold->setTexts(tr("This platform does not tell what was charged"),
                       tr("What the running nodes cost per hour is worked out from their prices; "
                          "what was charged stands in the bill of the platform itself."));
    m_deployments->header().setTitle(tr("By deployment"));
    m_table->view().setAccessibleName(tr("Charges by deployment"));
    m_charges->retranslate();
    if (m_budget != nullptr) m_budget->retranslate();
    take();
    Q_EMIT titleChanged();
}

void MoneyPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    setActive(true);
    take();
}

void MoneyPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    setActive(false);
}

void MoneyPage::setActive(bool active) {
    m_month->setActive(active);
    m_span->setActive(active);
}

void MoneyPage::readAgain() {
    m_month->readNow();
    m_span->readNow();
}

void MoneyPage::take() {
    // Adding up many nodes several times a second is for eyes only.
    if (!isVisible()) return;
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    const domain::Capabilities can = m_services.platform.capabilities();
    m_stack->setCurrentIndex(can.billing ? 0 : 1);
    for (QWidget* part : {static_cast<QWidget*>(m_refresh), static_cast<QWidget*>(m_save)})
        part->setVisible(can.billing);
    if (m_budget != nullptr) m_budget->setVisible(can.billing);
    m_spending->set(domain::spendingNow(snapshot, can.metrics), snapshot.catalogue, can.metrics);
    showBills();
}

std::optional<MonthFigures> MoneyPage::monthFigures() const {
    if (!m_month->bills()) return std::nullopt;
    const BillingFeed::Bills& bills = *m_month->bills();
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    const domain::Instant end =
        domain::billingPeriod(domain::BillingStep::Month, bills.at, snapshot.timeBase,
                              bills.query.utcOffsetMinutes)
            .to;
    MonthFigures figures;
    figures.today = domain::chargedIn(bills.periods, bills.billing).back().charged;
    figures.forecast = domain::forecastSpending(snapshot, bills.billing.charged(), bills.at, end);
    figures.left = end - bills.at;
    return figures;
}

QString MoneyPage::summary() const {
    if (!m_services.platform.capabilities().billing) return {};
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    QStringList parts;
    if (m_span->bills())
        parts << tr("charged up to %1")
                     .arg(m_ui.format().moment(m_span->bills()->at, snapshot.timeBase));
    if (snapshot.timeBase == domain::TimeBase::UnixEpoch)
        parts << tr("days begin at midnight, UTC+8");
    return parts.join(QStringLiteral(" · "));
}

void MoneyPage::showBills() {
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    const domain::Capabilities can = m_services.platform.capabilities();
    const bool loading = m_month->loading() || m_span->loading();
    const std::optional<MonthFigures> month = monthFigures();
    m_summary->setText(summary());
    m_refresh->setEnabled(!loading);
    m_save->setEnabled(m_span->bills().has_value());
    m_figures->set(snapshot.rateNow, month, can.live, can.billing, loading);
    m_figures->setStale(m_month->problem().has_value());
    m_charges->set(m_span->bills(), snapshot.timeBase, m_span->loading());
    m_charges->setStale(m_span->problem().has_value());
    m_table->view().setStale(m_span->problem().has_value());
    if (m_budget != nullptr) m_budget->set(month ? std::optional(month->forecast) : std::nullopt);
    const BillingFeed& failed = m_span->problem() ? *m_span : *m_month;
    const auto age = failed.bills() ? std::optional(snapshot.at - failed.bills()->at)
                                    : std::optional<domain::Duration>();
    m_notice->show(failed.problem(), age, loading);
    showTable();
}

void MoneyPage::showTable() {
    const std::optional<BillingFeed::Bills>& bills = m_span->bills();
    m_table->model().setBilling(bills ? bills->billing : domain::Billing{},
                                *m_services.platform.snapshot());
    m_tableStack->setCurrentIndex(m_table->model().rowCount() == 0 ? 1 : 0);
    m_nobody->setTexts(
        bills ? tr("No deployment was charged in this time") : tr("No bills yet"),
        bills ? tr("What a deployment is charged stays listed here when it is gone.") : QString());
}

void MoneyPage::chooseFile(Table table) {
    auto* dialog = new QFileDialog(this, tr("Save as a table"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilters({tr("Tables (*.csv)"), tr("All files (*)")});
    dialog->selectFile(table == Table::Periods ? QStringLiteral("charges.csv")
                                               : QStringLiteral("charges-by-deployment.csv"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, table](const QString& path) { exportTo(table, path); });
    dialog->open();
}

void MoneyPage::exportTo(Table table, const QString& path) {
    if (!m_span->bills()) return;
    const domain::TimeBase base = m_services.platform.snapshot()->timeBase;
    m_export->write(
        table == Table::Periods ? periodsCsv(*m_span->bills(), base) : sharesCsv(*m_span->bills()),
        path);
}

void MoneyPage::exported(const QString& path, const QString& problem) {
    m_note->setTone(problem.isEmpty() ? Token::Ink2 : Token::Bad);
    m_note->setText(problem.isEmpty() ? tr("Saved in %1").arg(path)
                                      : tr("%1 could not be written: %2").arg(path, problem));
}

}  // namespace berth::ui
