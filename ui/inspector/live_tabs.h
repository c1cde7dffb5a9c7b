// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include "models/domain/host_profile.h"
#include "ui/files/files_tab.h"
#include "ui/support/host_services.h"

class QStackedWidget;

namespace berth::ui {

class TerminalTabs;

// Terminals and files of the computers that were looked into. They go on while another computer, or
// another page, is shown; files end with their session.
class LiveTabs final : public QObject {
    Q_OBJECT

  public:
    // They are shown in `pages`.
    LiveTabs(HostServices& hosts, QStackedWidget& pages, QObject* parent);

    // With at least one; a new one is called `name`.
    [[nodiscard]] TerminalTabs& terminals(const domain::HostProfileId& id, const QString& name);
    // Null while the session of that computer is not open.
    [[nodiscard]] FilesTab* files(const domain::HostProfileId& id, const QString& name,
                                  const FilesTab::FindUnkept& findUnkept, bool keepsNothing);
    // Those that were opened before; null: none.
    [[nodiscard]] FilesTab* openFiles(const domain::HostProfileId& id) const;

  Q_SIGNALS:
    // The last terminal of a computer was closed.
    void terminalsEmptied();

  private:
    void forgetFiles(const domain::HostProfileId& id);

    HostServices& m_hosts;
    QStackedWidget& m_pages;
    QHash<QString, TerminalTabs*> m_terminals;
    QHash<QString, FilesTab*> m_files;
};

}  // namespace berth::ui
