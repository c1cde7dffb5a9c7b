// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "models/bridge/platform_bridge.h"

namespace berth::ui {

// Where a file of a node goes below the chosen folder. Names come from the node and are not
// trusted: nothing for paths that would leave the folder ("..", "\", NUL, device names) or are too
// long.
[[nodiscard]] QString rescuePath(const QString& folder, const QString& nodePath);

// Downloads everything a node has written to its own disk into a folder, file by file. Writing
// happens off the GUI thread; each file appears whole or not at all.
class NodeRescue final : public QObject {
    Q_OBJECT

  public:
    NodeRescue(bridge::PlatformBridge& platform, domain::NodeId node, QObject* parent = nullptr);

    void start(const QString& folder);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

  Q_SIGNALS:
    void progressed(double ratio);
    // Everything is in the folder.
    void finished();
    // What went wrong, in English for the log; what had been written stays.
    void failed(const QString& detail);

  private:
    void next();
    void write(const domain::FileEntry& file, const std::string& content);
    void fail(const QString& detail);

    bridge::PlatformBridge& m_platform;
    domain::NodeId m_node;
    QString m_folder;
    std::vector<domain::FileEntry> m_files;
    std::size_t m_at = 0;
    domain::Bytes m_done, m_total;
    bool m_running = false;
    quint64 m_round = 0;  // of start(); answers of earlier rounds are ignored
};

}  // namespace berth::ui
