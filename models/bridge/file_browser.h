// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/bridge/remote_session.h"
#include "models/bridge/reply_desk.h"

namespace berth::bridge {

// A person's walk through the files of another computer: the folder that is shown, what is in it,
// and changes to that. Names and paths are the other computer's bytes. GUI thread.
class FileBrowser final : public QObject {
    Q_OBJECT
  public:
    template <class T>
    using Answer = RemoteSession::Answer<T>;

    // After the session's closing() everything is refused with Unavailable.
    explicit FileBrowser(RemoteSession& session, QObject* parent = nullptr);

    // The folder is shown once it is read; until then, and where it cannot be, the last one stays.
    void openHome();
    void open(const std::string& folder);
    void openAbove();
    void refresh();

    // Empty: none was read yet.
    [[nodiscard]] const std::string& folder() const { return m_folder; }
    [[nodiscard]] const std::vector<domain::RemoteFile>& entries() const { return m_entries; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    // Why the folder that was asked for last could not be read, and which that is.
    [[nodiscard]] const std::optional<domain::Error>& problem() const { return m_problem; }
    [[nodiscard]] const std::string& asked() const { return m_asked; }

    // In the folder that is shown, which is read again afterwards. Errors as of RemoteFiles.
    void makeFolder(const std::string& name, QObject* context, Answer<bool> answer);
    void rename(const std::string& from, const std::string& to, QObject* context,
                Answer<bool> answer);
    // One after the other; the first that fails ends it.
    void remove(std::vector<std::string> names, QObject* context, Answer<bool> answer);

  Q_SIGNALS:
    void changed();
    void entriesChanged();  // before changed(): a folder was read

  private:
    void read(const std::string& folder);
    void took(const std::string& folder, domain::Result<std::vector<domain::RemoteFile>> entries);
    void failed(domain::Error error);
    [[nodiscard]] Answer<bool> thenRefresh(Answer<bool> answer);

    domain::RemoteFiles* m_files;  // null: the session has closed
    std::string m_folder;
    std::string m_asked;
    std::vector<domain::RemoteFile> m_entries;
    std::optional<domain::Error> m_problem;
    bool m_reading = false;
    std::uint64_t m_round = 0;  // of read(); answers of earlier rounds are ignored
    ReplyDesk m_desk{this};
};

}  // namespace berth::bridge
