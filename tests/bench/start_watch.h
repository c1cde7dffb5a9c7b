// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGenericPlugin>
#include <QObject>
#include <QTimer>
#include <cstdint>

namespace berth::bench {

// Watches from inside a program that knows nothing of it when its window can be used, and writes
// StartMoments to a file descriptor, once. Loaded by
// QT_QPA_GENERIC_PLUGINS=start_watch:FD[/settled].
class StartWatch final : public QObject {
    Q_OBJECT

  public:
    // With `settled`, a picture counts once the page that is painted says that it shows data (its
    // property "settled"); without it, any picture counts.
    StartWatch(int descriptor, bool settled);

    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    [[nodiscard]] bool counts(const QObject& painted) const;
    void report();

    int m_descriptor;
    bool m_settled;
    std::int64_t m_loaded;
    std::int64_t m_firstPaint = 0;
    std::int64_t m_dataPaint = 0;
    QTimer m_afterPaint;
};

class StartWatchPlugin final : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "start_watch.json")

  public:
    QObject* create(const QString& name, const QString& spec) override;
};

}  // namespace berth::bench
