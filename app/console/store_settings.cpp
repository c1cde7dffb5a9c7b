// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/store_settings.h"

namespace berth::app {

namespace {
// Settings of the store are texts; window layouts are bytes.
std::string toText(const QByteArray& bytes) {
    return bytes.toBase64().toStdString();
}
}  // namespace

StoreSettings::StoreSettings(store::Settings& settings) : m_settings(settings) {
    const auto values = settings.readAllNow();
    if (!values) return;
    for (const auto& [key, text] : *values) {
        m_values.insert(QString::fromStdString(key),
                        QByteArray::fromBase64(QByteArray::fromStdString(text)));
    }
}

void StoreSettings::setValue(const QString& key, const QByteArray& value) {
    if (m_values.value(key) == value) return;
    m_values.insert(key, value);
    // A layout that could not be saved is no loss worth a message.
    m_settings.write({{key.toStdString(), toText(value)}}, [](const domain::Result<void>&) {});
}

}  // namespace berth::app
