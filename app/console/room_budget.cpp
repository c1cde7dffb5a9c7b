// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/room_budget.h"

namespace berth::app {

namespace {

QString keyOf(const domain::ConnectionId& connection) {
    return QStringLiteral("budget/") + QString::fromStdString(connection.value);
}

QString toldKey(const QString& key) {
    return key + QStringLiteral("/told");
}

}  // namespace

RoomBudget::RoomBudget(ui::SettingsPort& settings, const domain::ConnectionId& connection,
                       QObject* parent)
    : BudgetPort(parent), m_settings(settings), m_key(keyOf(connection)) {}

std::optional<domain::Money> RoomBudget::monthly() const {
    bool number = false;
    const qint64 points = m_settings.value(m_key).toLongLong(&number);
    if (!number || points <= 0) return std::nullopt;
    return domain::Money{points};
}

void RoomBudget::setMonthly(std::optional<domain::Money> budget) {
    if (budget && budget->points <= 0) budget.reset();
    if (budget == monthly()) return;
    m_settings.setValue(m_key, budget ? QByteArray::number(qint64{budget->points}) : QByteArray());
    // Another budget is another promise: what was said of the former one counts no more.
    setTold({});
    Q_EMIT changed();
}

QByteArray RoomBudget::told() const {
    return m_settings.value(toldKey(m_key));
}

void RoomBudget::setTold(const QByteArray& what) {
    m_settings.setValue(toldKey(m_key), what);
}

void RoomBudget::forget(ui::SettingsPort& settings, const domain::ConnectionId& connection) {
    const QString key = keyOf(connection);
    settings.setValue(key, {});
    settings.setValue(toldKey(key), {});
}

}  // namespace berth::app
