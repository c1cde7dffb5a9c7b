// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>
#include <optional>

#include "models/bridge/metrics_feed.h"
#include "models/domain/simulator_control.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class ChoiceField;
class FieldRow;
class Label;
class LineChart;
class NumberField;
class ShareBars;

// Load on one link, made inside the simulation, and what becomes of it: latency, answers, the share
// of each node.
class LoadPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit LoadPanel(PageServices& services, QWidget* parent = nullptr);

    void retranslate();
    void setActive(bool active) { m_feed->setActive(active); }
    // The links and loads there are now.
    void refresh();

  private:
    struct Link {
        domain::DeploymentId deployment;
        int port = 0;
        friend bool operator==(const Link&, const Link&) = default;
    };

    [[nodiscard]] QWidget* makeControls();
    [[nodiscard]] std::optional<Link> chosen() const;
    [[nodiscard]] int bestChoice() const;
    void choose();
    void start();
    void stop();
    void compare();
    void showState();
    [[nodiscard]] bool tellsCallersApart(const Link& link) const;
    void showMetrics(const domain::Metrics& metrics);

    PageServices& m_services;
    UiContext& m_ui;
    Card* m_card;
    ChoiceField* m_link;
    ChoiceField* m_arrivals;
    NumberField* m_rate;
    NumberField* m_clients;  // where the policy tells callers apart
    FieldRow* m_linkRow;
    FieldRow* m_arrivalsRow;
    FieldRow* m_rateRow;
    FieldRow* m_clientsRow;
    Button* m_start;
    Button* m_stop;
    Button* m_compare;
    Label* m_state;
    Label* m_latencyTitle;
    Label* m_requestsTitle;
    Label* m_shareTitle;
    LineChart* m_latency;
    LineChart* m_requests;
    ShareBars* m_shares;
    Label* m_noShares;
    bridge::MetricsFeed* m_feed;
    QVector<Link> m_links;
    QStringList m_names;  // as they stand in the list
};

}  // namespace berth::ui
