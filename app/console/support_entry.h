// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <string>
#include <utility>
#include <vector>

#include "models/bridge/reply_desk.h"
#include "models/domain/clock.h"
#include "models/domain/journal.h"
#include "models/support_bundle/material.h"

class QAction;

namespace berth::bridge {
class ConnectionDesk;
class HostDesk;
}  // namespace berth::bridge

namespace berth::ui {
class MainWindow;
class UiContext;
}  // namespace berth::ui

namespace berth::app {

class ConnectionManager;

// "Support bundle …" of the menu Help: what Berth knows of itself and of the connection that is
// shown. GUI thread; everything handed in outlives it.
class SupportEntry final : public QObject {
    Q_OBJECT

  public:
    struct Sources {
        ConnectionManager& manager;
        bridge::ConnectionDesk& connections;
        bridge::HostDesk& computers;
        domain::OperationJournal& journal;
        const domain::Clock& clock;
    };

    SupportEntry(ui::UiContext& ui, ui::MainWindow& window, Sources sources, QString profileFolder,
                 QObject* parent = nullptr);

  private:
    void open();
    [[nodiscard]] support_bundle::Material material(
        domain::Result<std::vector<domain::OperationRecord>> operations) const;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> facts() const;

    ui::UiContext& m_ui;
    ui::MainWindow& m_window;
    Sources m_sources;
    QString m_profileFolder;
    QAction* m_action;
    bridge::ReplyDesk m_desk{this};
};

}  // namespace berth::app
