// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStackedWidget>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/shell/page.h"

namespace berth::ui {

// Shows one page at a time and makes it when it is first asked for. A route is the name of an
// entry, or the name, a slash and an argument. Keeps the way back.
class PageHost final : public QStackedWidget {
    Q_OBJECT

  public:
    explicit PageHost(QWidget* parent = nullptr);

    void add(PageEntry entry);
    [[nodiscard]] const std::vector<PageEntry>& entries() const { return m_entries; }
    [[nodiscard]] const PageEntry* find(const QString& name) const;

    // False, and nothing happens, when no entry has that name.
    bool navigate(const QString& route);
    [[nodiscard]] bool knows(const QString& route) const;
    bool back();
    [[nodiscard]] bool canGoBack() const { return !m_history.isEmpty(); }
    [[nodiscard]] const QString& route() const { return m_route; }
    [[nodiscard]] Page* page() const;
    // The entry that the rail lights for the route.
    [[nodiscard]] QString railName() const;

  Q_SIGNALS:
    void routeChanged(const QString& route);
    void titleChanged();

  private:
    struct Target {
        const PageEntry* entry = nullptr;
        QString argument;
    };
    [[nodiscard]] Target resolve(const QString& route) const;
    bool open(const QString& route);

    std::vector<PageEntry> m_entries;
    QHash<QString, Page*> m_pages;
    QStringList m_history;
    QString m_route;
};

}  // namespace berth::ui
