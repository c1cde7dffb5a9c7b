// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <memory>

#include "models/bridge/log_feed.h"
#include "models/bridge/log_search.h"
#include "models/domain/clock.h"
#include "models/items/log_model.h"
#include "ui/logs/log_export.h"
#include "ui/logs/node_swatches.h"
#include "ui/support/ui_context.h"

class QMenu;

namespace berth::ui {

class Button;
class Card;
class ChoiceField;
class ElidedLabel;
class EmptyState;
class Label;
class LogView;
class SearchField;

// The log of a feed with all that belongs to it: which nodes, which severities, search, follow,
// wrap, save. Several panels may show one feed, each with a filter of its own. GUI thread.
class LogPanel final : public QWidget {
    Q_OBJECT

  public:
    LogPanel(UiContext& ui, const domain::Clock& clock, QWidget* parent = nullptr);
    ~LogPanel() override;

    // Not owned; null: nothing to show. It must outlive the panel or be taken away before it goes.
    void setFeed(bridge::LogFeed* feed);
    // The platform gives no logs: the panel says so instead of waiting for some.
    void setUntold(bool untold);
    void setNodes(const QVector<NodeSwatches::Item>& nodes);
    void setTimeBase(domain::TimeBase base);
    // In the language of the reader: "Logs of all nodes".
    void setTitle(const QString& title);

    [[nodiscard]] LogView& view() const { return *m_view; }
    [[nodiscard]] const items::LogModel* model() const { return m_model.get(); }
    [[nodiscard]] const bridge::LogSearch* search() const { return m_search.get(); }

    // Writes the rows that pass the filter.
    void saveTo(const QString& path);

  Q_SIGNALS:
    // What is to be known: "400 lines are saved in …".
    void saved(const QString& path, const QString& problem);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void applyFilter();
    void applySearch();
    void stepHit(int by);
    void showHits();
    void showEmpty();
    void chooseFile();
    void exported(const QString& path, int lines, const QString& problem);

    UiContext& m_ui;
    const domain::Clock& m_clock;
    bridge::LogFeed* m_feed = nullptr;
    std::unique_ptr<items::LogModel> m_model;
    std::unique_ptr<bridge::LogSearch> m_search;
    LogExport* m_export;
    domain::TimeBase m_timeBase = domain::TimeBase::SimulationStart;
    QString m_title;
    bool m_untold = false;
    int m_hit = -1;

    Card* m_card;
    NodeSwatches* m_swatches;
    SearchField* m_text;
    Button* m_regex;
    Label* m_hits;
    Button* m_before;
    Button* m_after;
    ChoiceField* m_severity;
    Button* m_wrap;
    Button* m_follow;
    Button* m_save;
    LogView* m_view;
    EmptyState* m_empty;
    ElidedLabel* m_note;
};

}  // namespace berth::ui
