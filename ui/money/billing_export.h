// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include "models/bridge/billing_feed.h"
#include "models/bridge/reply_desk.h"
#include "models/domain/snapshot.h"

namespace berth::ui {

// Bills as a table for spreadsheets, see domain::CsvTable. Headings are in the language of the
// interface.
[[nodiscard]] QByteArray periodsCsv(const bridge::BillingFeed::Bills& bills, domain::TimeBase base);
[[nodiscard]] QByteArray sharesCsv(const bridge::BillingFeed::Bills& bills);

// Writes a file on a thread of its own, so that the interface never waits for a disk. GUI thread.
class BillingExport final : public QObject {
    Q_OBJECT

  public:
    explicit BillingExport(QObject* parent = nullptr);

    // Replaces the file as a whole, or leaves it as it was. Ends in finished().
    void write(const QByteArray& bytes, const QString& path);

  Q_SIGNALS:
    // `problem` is empty when it was written.
    void finished(const QString& path, const QString& problem);

  private:
    bridge::ReplyDesk m_desk{this};
};

}  // namespace berth::ui
