// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include "app/console/memory_settings.h"
#include "models/bridge/platform_bridge.h"
#include "models/domain/clock.h"
#include "tests/bench/quiet_ports.h"
#include "tests/bench/table_questions.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_journal.h"
#include "ui/nodes/nodes_page.h"
#include "ui/shell/main_window.h"
#include "ui/support/page_services.h"
#include "ui/tables/node_table.h"

namespace berth::bench {

// The console's window with the nodes page over a platform, which outlives it. Shown when made.
struct NodesWindow {
    NodesWindow(ui::UiContext& ui, domain::Platform& platform)
        : bridge(platform, journal, clock, {}),
          services{ui, bridge, nullptr, prober, drafts},
          window(ui, settings) {
        pages.add({QStringLiteral("nodes"), [] { return QStringLiteral("Nodes"); }, ui::Icon::Nodes,
                   0, QString(), true,
                   [this](QWidget* parent) { return new ui::NodesPage(services, parent); }});
        window.start(pages, QStringLiteral("nodes"));
        window.show();
        support::drain();
    }

    [[nodiscard]] TableHands hands() {
        auto& table = *window.findChild<ui::NodeTable*>();
        auto& field = *window.pages().page()->findChild<QLineEdit*>();
        return {[&field](const QString& text) { field.setText(text); },
                [&table](items::NodeColumn column, Qt::SortOrder order) {
                    table.model().sort(static_cast<int>(column), order);
                },
                [&table] { table.model().sort(-1); }, table.view().viewport()};
    }

    domain::SystemClock clock;
    support::FakeJournal journal;
    NoProber prober;
    NoDrafts drafts;
    bridge::PlatformBridge bridge;
    ui::PageServices services;
    app::MemorySettings settings;
    ui::MainWindow window;
    ui::PageHost pages;  // goes first: the window has taken it in
};

}  // namespace berth::bench
