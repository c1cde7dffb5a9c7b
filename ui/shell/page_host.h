// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStackedWidget>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/shell/page.h"

namespace berth::ui {

// A set of pages, as they belong to one connection: shows one page at a time and makes it when it
// is first asked for. A route is the name of an entry, or the name, a slash and an argument. Keeps
// the way back.
class PageHost final : public QStackedWidget {
    Q_OBJECT

  public:
    // `key` tells the sets apart where the window remembers the page shown last.
    explicit PageHost(QString key = {}, QWidget* parent = nullptr);

    [[nodiscard]] const QString& key() const { return m_key; }
    void add(PageEntry entry);
    // Other pages altogether: those that were made go, with the way back; none is shown until the
    // next navigate().
    void setEntries(std::vector<PageEntry> entries);
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
    void entriesChanged();
    void routeChanged(const QString& route);
    void titleChanged();

  private:
    struct Target {
        const PageEntry* entry = nullptr;
        QString argument;
    };
    [[nodiscard]] Target resolve(const QString& route) const;
    bool open(const QString& route);

    QString m_key;
    std::vector<PageEntry> m_entries;
    QHash<QString, Page*> m_pages;
    QStringList m_history;
    QString m_route;
};

}  // namespace berth::ui
