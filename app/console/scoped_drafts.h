// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>

#include "ui/support/draft_port.h"

namespace berth::app {

// The drafts of one connection among all. GUI thread; `all` outlives it.
class ScopedDrafts final : public ui::DraftPort {
  public:
    // An empty prefix: names stay as they are.
    ScopedDrafts(ui::DraftPort& all, QString prefix) : m_all(all), m_prefix(std::move(prefix)) {}

    void save(const QString& name, const QString& json) override {
        m_all.save(m_prefix + name, json);
    }
    void load(const QString& name, QObject* context,
              std::function<void(const QString& json)> answer) override {
        m_all.load(m_prefix + name, context, std::move(answer));
    }

    // Of the connection with this id.
    [[nodiscard]] static QString prefixOf(const QString& connection) { return connection + u'/'; }

  private:
    ui::DraftPort& m_all;
    QString m_prefix;
};

}  // namespace berth::app
