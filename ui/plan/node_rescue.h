// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "ui/plan/rescue_names.h"

namespace berth::ui {

// What became of the files of a node.
struct RescueReport {
    struct Renamed {
        QString from;  // on the node
        QString to;    // below the folder
    };
    struct NotSaved {
        QString path;    // on the node
        QString reason;  // English
    };
    int saved = 0;  // the renamed ones among them
    std::vector<Renamed> renamed;
    std::vector<NotSaved> notSaved;

    [[nodiscard]] bool isComplete() const { return notSaved.empty(); }
};

// Downloads everything a node has written to its own disk into a folder, file by file. Writing
// happens off the GUI thread; each file appears whole or not at all, and nothing that exists is
// replaced. A file whose name cannot be used here gets a safe one, one that cannot be read or
// written is left out, and the others are saved all the same.
class NodeRescue final : public QObject {
    Q_OBJECT

  public:
    NodeRescue(bridge::PlatformBridge& platform, domain::NodeId node, QObject* parent = nullptr);

    void start(const QString& folder);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

  Q_SIGNALS:
    void progressed(double ratio);
    // Every file was tried.
    void finished(const berth::ui::RescueReport& report);
    // Nothing could be tried: why, in English for the log.
    void failed(const QString& detail);

  private:
    void next();
    void write(const QString& nodePath, const std::string& content);
    void leaveOut(const QString& nodePath, const QString& reason);
    void goOn();
    void fail(const QString& detail);

    bridge::PlatformBridge& m_platform;
    domain::NodeId m_node;
    QString m_folder;
    std::vector<domain::FileEntry> m_files;
    RescueNames m_names{0};
    RescueReport m_report;
    std::size_t m_at = 0;
    domain::Bytes m_done, m_total;
    bool m_running = false;
    quint64 m_round = 0;  // of start(); answers of earlier rounds are ignored
};

}  // namespace berth::ui
