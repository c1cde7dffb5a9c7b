// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_host.h"

#include <QLatin1Char>
#include <algorithm>
#include <utility>

namespace berth::ui {
namespace {

constexpr qsizetype kMostHistory = 64;

}  // namespace

PageHost::PageHost(QString key, QWidget* parent) : QStackedWidget(parent), m_key(std::move(key)) {
    setObjectName(QStringLiteral("pages"));
}

void PageHost::add(PageEntry entry) {
    m_entries.push_back(std::move(entry));
    Q_EMIT entriesChanged();
}

void PageHost::setEntries(std::vector<PageEntry> entries) {
    if (Page* shown = page()) shown->left();
    m_route.clear();
    m_history.clear();
    // Not later: what they stand on may go next.
    qDeleteAll(m_pages);
    m_pages.clear();
    m_entries = std::move(entries);
    Q_EMIT entriesChanged();
}

const PageEntry* PageHost::find(const QString& name) const {
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&name](const PageEntry& entry) { return entry.name == name; });
    return found == m_entries.cend() ? nullptr : &*found;
}

PageHost::Target PageHost::resolve(const QString& route) const {
    if (const PageEntry* whole = find(route)) return {whole, {}};
    // The longest name wins: "deployments/edit/7" is about "deployments/edit".
    for (qsizetype slash = route.lastIndexOf(QLatin1Char('/')); slash > 0;
         slash = route.lastIndexOf(QLatin1Char('/'), slash - 1)) {
        if (const PageEntry* entry = find(route.left(slash))) return {entry, route.mid(slash + 1)};
    }
    return {};
}

bool PageHost::knows(const QString& route) const {
    return resolve(route).entry != nullptr;
}

bool PageHost::navigate(const QString& route) {
    if (route == m_route) return true;
    const QString before = m_route;
    if (!open(route)) return false;
    if (!before.isEmpty()) m_history.append(before);
    if (m_history.size() > kMostHistory) m_history.removeFirst();
    return true;
}

bool PageHost::back() {
    while (!m_history.isEmpty()) {
        if (open(m_history.takeLast())) return true;
    }
    return false;
}

bool PageHost::open(const QString& route) {
    const Target target = resolve(route);
    if (target.entry == nullptr) return false;
    Page* next = m_pages.value(target.entry->name);
    if (next == nullptr) {
        next = target.entry->make(this);
        m_pages.insert(target.entry->name, next);
        addWidget(next);
        connect(next, &Page::routeRequested, this, &PageHost::navigate);
        connect(next, &Page::titleChanged, this, [this, next] {
            if (next == page()) Q_EMIT titleChanged();
        });
    }
    Page* before = page();
    m_route = route;
    next->setArgument(target.argument);
    if (before != nullptr && before != next) before->left();
    setCurrentWidget(next);
    next->entered();
    Q_EMIT routeChanged(route);
    Q_EMIT titleChanged();
    return true;
}

Page* PageHost::page() const {
    return m_route.isEmpty() ? nullptr : qobject_cast<Page*>(currentWidget());
}

QString PageHost::railName() const {
    const Target target = resolve(m_route);
    if (target.entry == nullptr) return {};
    return target.entry->railName.isEmpty() ? target.entry->name : target.entry->railName;
}

}  // namespace berth::ui
