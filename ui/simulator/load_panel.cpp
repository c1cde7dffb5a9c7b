// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/load_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/simulator/comparison_dialog.h"
#include "ui/support/error_texts.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/charts/share_bars.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

constexpr int kControlsWidth = 250;
constexpr int kMostPerSecond = 100'000;
constexpr int kShareWidth = 220;

double perSecond(const domain::MetricPoint& point, std::int64_t count) {
    const double seconds = std::chrono::duration<double>(point.length).count();
    return seconds > 0 ? static_cast<double>(count) / seconds : 0;
}

}  // namespace

LoadPanel::LoadPanel(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_card(new Card(m_ui, this)),
      m_latencyTitle(new Label(m_ui, TextStyle::Strong, m_card)),
      m_requestsTitle(new Label(m_ui, TextStyle::Strong, m_card)),
      m_shareTitle(new Label(m_ui, TextStyle::Strong, m_card)),
      m_latency(new LineChart(m_ui, m_card)),
      m_requests(new LineChart(m_ui, m_card)),
      m_shares(new ShareBars(m_ui, m_card)),
      m_noShares(new Label(m_ui, TextStyle::Second, m_card)),
      m_feed(new bridge::MetricsFeed(services.platform, bridge::MetricsFeed::Options{}, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(18);
    columns->addWidget(makeControls());
    const auto column = [&](Label* title, QWidget* chart, int stretch) {
        auto* box = new QVBoxLayout;
        box->setSpacing(4);
        box->addWidget(title);
        box->addWidget(chart, 1);
        columns->addLayout(box, stretch);
        return box;
    };
    column(m_latencyTitle, m_latency, 3);
    column(m_requestsTitle, m_requests, 3);
    QVBoxLayout* shares = column(m_shareTitle, m_shares, 2);
    shares->insertWidget(1, m_noShares);
    shares->addWidget(m_compare, 0, Qt::AlignLeft);
    m_shares->setMinimumWidth(kShareWidth);
    m_noShares->setTone(Token::Ink2);
    m_latency->setMinimumHeight(140);
    m_card->body().addLayout(columns);
    connect(m_feed, &bridge::MetricsFeed::metricsChanged, this, &LoadPanel::showMetrics);
    retranslate();
}

QWidget* LoadPanel::makeControls() {
    auto* controls = new QWidget(m_card);
    controls->setFixedWidth(kControlsWidth);
    m_link = new ChoiceField(m_ui, controls);
    m_arrivals = new ChoiceField(m_ui, controls);
    m_rate = new NumberField(m_ui, controls);
    m_rate->setRange(1, kMostPerSecond);
    m_rate->setValue(20);
    m_linkRow = new FieldRow(m_ui, m_link, controls);
    m_arrivalsRow = new FieldRow(m_ui, m_arrivals, controls);
    m_rateRow = new FieldRow(m_ui, m_rate, controls);
    m_clients = new NumberField(m_ui, controls);
    m_clients->setRange(1, domain::kMostClients);
    m_clients->setValue(domain::LoadSpec{}.clients);
    m_clientsRow = new FieldRow(m_ui, m_clients, controls);
    m_start = new Button(m_ui, ButtonKind::Offer, {}, Icon::Play, controls);
    m_stop = new Button(m_ui, ButtonKind::Plain, {}, Icon::Stop, controls);
    m_compare = new Button(m_ui, ButtonKind::Link, {}, Icon::Split, m_card);
    m_state = new Label(m_ui, TextStyle::Second, controls);
    m_state->setTone(Token::Ink2);
    m_state->setWraps(true);
    auto* layout = new QVBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_linkRow);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(8);
    pair->addWidget(m_arrivalsRow, 1);
    pair->addWidget(m_rateRow, 1);
    layout->addLayout(pair);
    layout->addWidget(m_clientsRow);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(m_state);
    layout->addStretch();
    connect(m_link, &QComboBox::activated, this, &LoadPanel::choose);
    connect(m_start, &QPushButton::clicked, this, &LoadPanel::start);
    connect(m_stop, &QPushButton::clicked, this, &LoadPanel::stop);
    connect(m_compare, &QPushButton::clicked, this, &LoadPanel::compare);
    return controls;
}

void LoadPanel::retranslate() {
    m_linkRow->setLabel(tr("On the link"));
    m_link->setAccessibleName(tr("Load on"));
    m_arrivalsRow->setLabel(tr("Arrivals"));
    m_arrivals->setAccessibleName(tr("Arrivals"));
    m_rateRow->setLabel(tr("Requests per second"));
    m_rate->setAccessibleName(tr("Rate"));
    m_clientsRow->setLabel(tr("Callers"));
    m_clientsRow->setNote(tr("each stays with its node"));
    m_start->setText(tr("Start load"));
    m_stop->setText(tr("Stop load"));
    m_compare->setText(tr("Compare policies…"));
    m_latencyTitle->setText(tr("Latency, ms"));
    m_requestsTitle->setText(tr("Requests per second"));
    m_shareTitle->setText(tr("Share per node"));
    m_noShares->setText(tr("No requests yet"));
    const int arrivals = std::max(0, m_arrivals->count() == 0 ? 1 : m_arrivals->currentIndex());
    m_arrivals->clear();
    m_arrivals->addItems(
        {arrivalText(domain::ArrivalKind::Constant), arrivalText(domain::ArrivalKind::Poisson)});
    m_arrivals->setCurrentIndex(arrivals);
    const auto time = [this](double seconds) {
        return m_ui.format().clock({static_cast<std::int64_t>(seconds * 1e9)},
                                   domain::TimeBase::SimulationStart);
    };
    m_latency->setLabels(time, [this](double ms) { return m_ui.format().number(ms, 0); });
    m_requests->setLabels(time, [this](double rate) { return m_ui.format().number(rate, 0); });
    m_latency->setEmptyText(tr("No requests yet"), tr("Start load, or open the link."));
    m_requests->setEmptyText(tr("No requests yet"), tr("Start load, or open the link."));
    refresh();
    showMetrics(m_feed->metrics());
}

void LoadPanel::refresh() {
    QVector<Link> links;
    QStringList names;
    for (const domain::Deployment& deployment : m_services.platform.snapshot()->deployments) {
        for (const domain::PortLink& link : deployment.links) {
            links.push_back({deployment.id, link.port});
            names << tr("%1, port %2")
                         .arg(QString::fromStdString(deployment.spec.name),
                              QString::number(link.port));
        }
    }
    if (links != m_links || names != m_names) {
        const std::optional<Link> before = chosen();
        m_links = links;
        m_names = names;
        const QSignalBlocker blocker(m_link);
        m_link->clear();
        m_link->addItems(names);
        const auto again = before ? m_links.indexOf(*before) : -1;
        m_link->setCurrentIndex(again >= 0 ? static_cast<int>(again) : bestChoice());
        if (!before || again < 0) choose();
    }
    showState();
}

// One that has load, or else one that can answer, or else the first.
int LoadPanel::bestChoice() const {
    for (const domain::LoadSpec& load : m_services.simulator->loads()) {
        const auto at = m_links.indexOf({load.deployment, load.port});
        if (at >= 0) return static_cast<int>(at);
    }
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    for (qsizetype i = 0; i < m_links.size(); ++i) {
        const domain::Deployment* deployment = snapshot.findDeployment(m_links[i].deployment);
        if (deployment != nullptr && deployment->nodesReady > 0) return static_cast<int>(i);
    }
    return m_links.isEmpty() ? -1 : 0;
}

std::optional<LoadPanel::Link> LoadPanel::chosen() const {
    const int index = m_link->currentIndex();
    if (index < 0 || index >= m_links.size()) return std::nullopt;
    return m_links[index];
}

void LoadPanel::choose() {
    const std::optional<Link> link = chosen();
    m_feed->setTarget(link ? link->deployment : domain::DeploymentId{}, link ? link->port : 0);
    showMetrics({});
    showState();
}

void LoadPanel::start() {
    const std::optional<Link> link = chosen();
    if (!link) return;
    domain::LoadSpec load;
    load.deployment = link->deployment;
    load.port = link->port;
    load.arrivals = m_arrivals->currentIndex() == 0 ? domain::ArrivalKind::Constant
                                                    : domain::ArrivalKind::Poisson;
    load.ratePerSecond = m_rate->value();
    load.clients = m_clients->value();
    m_services.simulator->startLoad(
        load, this, [this](const domain::Result<domain::LoadSpec>& done) {
            m_rateRow->setMessage(
                done ? FieldMessage{}
                     : FieldMessage{FieldLevel::Error, errorReport(done.error()), {}});
            showState();
        });
}

void LoadPanel::stop() {
    const std::optional<Link> link = chosen();
    if (!link) return;
    m_services.simulator->stopLoad(
        link->deployment, link->port, this, [this](const domain::Result<domain::LoadSpec>& done) {
            m_rateRow->setMessage(
                done ? FieldMessage{}
                     : FieldMessage{FieldLevel::Error, errorReport(done.error()), {}});
            showState();
        });
}

void LoadPanel::compare() {
    if (const std::optional<Link> link = chosen())
        ComparisonDialog::show(m_services, link->deployment, link->port, window());
}

bool LoadPanel::tellsCallersApart(const Link& link) const {
    const domain::Deployment* deployment =
        m_services.platform.snapshot()->findDeployment(link.deployment);
    if (deployment == nullptr) return false;
    return std::any_of(deployment->links.begin(), deployment->links.end(), [&](const auto& each) {
        return each.port == link.port && domain::hashes(each.balancing);
    });
}

void LoadPanel::showState() {
    const std::optional<Link> link = chosen();
    m_clientsRow->setVisible(link && tellsCallersApart(*link));
    const domain::LoadSpec* running = nullptr;
    const std::vector<domain::LoadSpec> loads = m_services.simulator->loads();
    for (const domain::LoadSpec& load : loads) {
        if (link && load.deployment == link->deployment && load.port == link->port) running = &load;
    }
    m_start->setEnabled(link.has_value());
    m_stop->setEnabled(running != nullptr);
    m_compare->setEnabled(link.has_value());
    if (!link) {
        m_state->setText(tr("There is no link yet. A deployment gets one for each port."));
    } else if (running == nullptr) {
        m_state->setText(tr("No load runs on this link."));
    } else {
        m_state->setText(tr("%1, %2").arg(arrivalText(running->arrivals),
                                          m_ui.format().ratePerSecond(running->ratePerSecond)));
    }
}

void LoadPanel::showMetrics(const domain::Metrics& metrics) {
    const auto latency = [&](const QString& name, int series, double domain::MetricPoint::*value) {
        ChartLine line{name, series, {}, false, false, {}};
        for (const domain::MetricPoint& point : metrics.points) {
            if (point.completed == 0) continue;
            line.points.push_back({static_cast<double>(point.at.ns) / 1e9, point.*value * 1000});
        }
        if (!line.points.isEmpty()) line.newest = m_ui.format().number(line.points.back().y(), 0);
        return line;
    };
    m_latency->setData({latency(QStringLiteral("p99"), kP99Series, &domain::MetricPoint::p99),
                        latency(QStringLiteral("p95"), kP95Series, &domain::MetricPoint::p95),
                        latency(QStringLiteral("p50"), kP50Series, &domain::MetricPoint::p50)});
    const auto rate = [&](const QString& name, int series, bool area,
                          std::int64_t domain::MetricPoint::*value) {
        ChartLine line{name, series, {}, area, false, {}};
        for (const domain::MetricPoint& point : metrics.points) {
            line.points.push_back(
                {static_cast<double>(point.at.ns) / 1e9, perSecond(point, point.*value)});
        }
        if (!line.points.isEmpty()) line.newest = m_ui.format().number(line.points.back().y(), 1);
        return line;
    };
    const bool any = std::any_of(metrics.points.begin(), metrics.points.end(),
                                 [](const domain::MetricPoint& p) { return p.offered > 0; });
    m_requests->setData(
        any ? QVector<ChartLine>{rate(tr("offered"), 5, false, &domain::MetricPoint::offered),
                                 rate(tr("answered"), 2, true, &domain::MetricPoint::completed)}
            : QVector<ChartLine>{});
    std::int64_t total = 0;
    for (const domain::NodeShare& share : metrics.shares)
        total += share.completed;
    QVector<ShareBar> bars;
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    for (const domain::NodeShare& share : metrics.shares) {
        const double part =
            total > 0 ? static_cast<double>(share.completed) / static_cast<double>(total) : 0;
        const domain::Node* node = snapshot.findNode(share.node);
        const bool lost = node == nullptr || !node->alive();
        ShareBar bar;
        bar.name = QString::number(share.ordinal);
        bar.share = part;
        bar.lost = lost;
        bar.text = lost ? tr("lost") : m_ui.format().percent(part, 1);
        bars.push_back(bar);
    }
    m_shares->setBars(bars);
    m_noShares->setVisible(bars.isEmpty());
}

}  // namespace berth::ui
