// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/live_tabs.h"

#include <QStackedWidget>

#include "models/bridge/host_desk.h"
#include "ui/inspector/shell_session.h"
#include "ui/terminal/terminal_tabs.h"

namespace berth::ui {

namespace {

QString keyOf(const domain::HostProfileId& id) {
    return QString::fromStdString(id.value);
}

}  // namespace

LiveTabs::LiveTabs(HostServices& hosts, QStackedWidget& pages, QObject* parent)
    : QObject(parent), m_hosts(hosts), m_pages(pages) {
    connect(&hosts.desk, &bridge::HostDesk::sessionChanged, this,
            [this](const domain::HostProfileId& id) {
                if (m_hosts.desk.session(id) == nullptr) forgetFiles(id);
            });
}

TerminalTabs& LiveTabs::terminals(const domain::HostProfileId& id, const QString& name) {
    TerminalTabs*& known = m_terminals[keyOf(id)];
    if (known == nullptr) {
        known = new TerminalTabs(m_hosts.ui, &m_pages);
        m_pages.addWidget(known);
        connect(known, &TerminalTabs::emptied, this, &LiveTabs::terminalsEmptied);
    }
    if (known->count() == 0) {
        known->add(name, [this, id](QObject* owner) -> TerminalSession* {
            return new ShellSession(m_hosts.desk.session(id), owner);
        });
    }
    return *known;
}

FilesTab* LiveTabs::files(const domain::HostProfileId& id, const QString& name,
                          const FilesTab::FindUnkept& findUnkept, bool keepsNothing) {
    if (FilesTab* known = openFiles(id)) return known;
    bridge::RemoteSession* session = m_hosts.desk.session(id);
    if (session == nullptr) return nullptr;
    auto* made = new FilesTab(m_hosts.ui, {*session, name, findUnkept, keepsNothing}, m_hosts.clock,
                              &m_pages);
    m_pages.addWidget(made);
    m_files.insert(keyOf(id), made);
    return made;
}

FilesTab* LiveTabs::openFiles(const domain::HostProfileId& id) const {
    return m_files.value(keyOf(id));
}

void LiveTabs::forgetFiles(const domain::HostProfileId& id) {
    // It may be what told of the end.
    if (FilesTab* gone = m_files.take(keyOf(id))) {
        m_pages.removeWidget(gone);
        gone->deleteLater();
    }
}

}  // namespace berth::ui
