// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/billing_export.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QThreadPool>
#include <utility>

#include "models/domain/csv.h"
#include "ui/money/period_texts.h"

namespace berth::ui {

namespace {

struct BillingCsv {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::BillingCsv)
};

domain::Result<bool> writeFile(const QByteArray& bytes, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return domain::fail(domain::ErrorCode::StorageFailed, file.errorString().toStdString());
    }
    return true;
}

void addHeadings(domain::CsvTable& table, std::initializer_list<QString> headings) {
    for (const QString& heading : headings)
        table.text(heading.toStdString());
    table.endRow();
}

}  // namespace

QByteArray periodsCsv(const bridge::BillingFeed::Bills& bills, domain::TimeBase base) {
    domain::CsvTable table;
    addHeadings(table, {BillingCsv::tr("From"), BillingCsv::tr("To"), BillingCsv::tr("Charged, ¥"),
                        BillingCsv::tr("List price, ¥")});
    for (const domain::BillingPeriod& period : domain::chargedIn(bills.periods, bills.billing)) {
        if (period.from >= bills.query.to) break;
        table.text(fileMoment(period.from, base).toStdString())
            .text(fileMoment(period.to, base).toStdString())
            .money(period.charged)
            .money(period.listPrice)
            .endRow();
    }
    return QByteArray::fromStdString(table.bytes());
}

QByteArray sharesCsv(const bridge::BillingFeed::Bills& bills) {
    domain::CsvTable table;
    addHeadings(table, {BillingCsv::tr("Deployment"), BillingCsv::tr("Id"),
                        BillingCsv::tr("Charged, ¥"), BillingCsv::tr("List price, ¥")});
    for (const domain::BillingShare& share : bills.billing.shares) {
        table.text(share.name)
            .text(share.deployment.value)
            .money(share.charged)
            .money(share.listPrice)
            .endRow();
    }
    return QByteArray::fromStdString(table.bytes());
}

BillingExport::BillingExport(QObject* parent) : QObject(parent) {}

void BillingExport::write(const QByteArray& bytes, const QString& path) {
    auto reply = m_desk.expect<bool>(this, [this, path](const domain::Result<bool>& written) {
        Q_EMIT finished(path, written ? QString() : QString::fromStdString(written.error().detail));
    });
    QThreadPool::globalInstance()->start(
        [bytes, path, reply = std::move(reply)] { reply(writeFile(bytes, path)); });
}

}  // namespace berth::ui
