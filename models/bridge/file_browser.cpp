// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/file_browser.h"

#include <QPointer>
#include <utility>

#include "models/domain/remote_path.h"

namespace berth::bridge {

namespace {

domain::Error noConnection() {
    return {domain::ErrorCode::Unavailable, "the connection was closed", true, {}};
}

}  // namespace

FileBrowser::FileBrowser(RemoteSession& session, QObject* parent)
    : QObject(parent), m_files(&session.host().files()) {
    connect(&session, &RemoteSession::closing, this, [this] {
        m_files = nullptr;
        if (m_reading) failed(noConnection());
    });
}

void FileBrowser::openHome() {
    if (m_files == nullptr) return failed(noConnection());
    m_reading = true;
    m_asked.clear();
    m_files->home(m_desk.expect<std::string>(
        this, [this, round = ++m_round](domain::Result<std::string> home) {
            if (round != m_round) return;
            if (home) return read(*home);
            failed(std::move(home.error()));
        }));
    Q_EMIT changed();
}

void FileBrowser::open(const std::string& folder) {
    read(domain::plainFolder(folder));
}

void FileBrowser::openAbove() {
    if (!m_folder.empty()) read(domain::folderAbove(m_folder));
}

void FileBrowser::refresh() {
    if (m_folder.empty()) return openHome();
    read(m_folder);
}

void FileBrowser::read(const std::string& folder) {
    m_asked = folder;
    if (m_files == nullptr) return failed(noConnection());
    m_reading = true;
    m_files->list(folder, m_desk.expect<std::vector<domain::RemoteFile>>(
                              this, [this, folder, round = ++m_round](
                                        domain::Result<std::vector<domain::RemoteFile>> entries) {
                                  if (round == m_round) took(folder, std::move(entries));
                              }));
    Q_EMIT changed();
}

void FileBrowser::took(const std::string& folder,
                       domain::Result<std::vector<domain::RemoteFile>> entries) {
    if (!entries) return failed(std::move(entries.error()));
    m_reading = false;
    m_problem.reset();
    m_folder = folder;
    m_entries = std::move(*entries);
    Q_EMIT entriesChanged();
    Q_EMIT changed();
}

void FileBrowser::failed(domain::Error error) {
    m_reading = false;
    m_problem = std::move(error);
    Q_EMIT changed();
}

FileBrowser::Answer<bool> FileBrowser::thenRefresh(Answer<bool> answer) {
    return [self = QPointer(this), answer = std::move(answer)](domain::Result<bool> done) {
        if (self) self->refresh();
        answer(std::move(done));
    };
}

void FileBrowser::makeFolder(const std::string& name, QObject* context, Answer<bool> answer) {
    if (m_files == nullptr) return answer(tl::unexpected(noConnection()));
    m_files->makeFolder(domain::joinPath(m_folder, name),
                        m_desk.expect<bool>(context, thenRefresh(std::move(answer))));
}

void FileBrowser::rename(const std::string& from, const std::string& to, QObject* context,
                         Answer<bool> answer) {
    if (m_files == nullptr) return answer(tl::unexpected(noConnection()));
    m_files->rename(domain::joinPath(m_folder, from), domain::joinPath(m_folder, to),
                    m_desk.expect<bool>(context, thenRefresh(std::move(answer))));
}

void FileBrowser::remove(std::vector<std::string> names, QObject* context, Answer<bool> answer) {
    if (m_files == nullptr) return answer(tl::unexpected(noConnection()));
    if (names.empty()) return answer(true);
    const std::string path = domain::joinPath(m_folder, names.back());
    names.pop_back();
    // What is left is removed from this very folder, whichever is shown by then.
    auto goOn = [self = QPointer(this), names = std::move(names), folder = m_folder, context,
                 answer](domain::Result<bool> done) mutable {
        if (!self) return;
        if (done && !names.empty() && self->m_folder == folder)
            return self->remove(std::move(names), context, std::move(answer));
        self->refresh();
        answer(std::move(done));
    };
    m_files->remove(path, m_desk.expect<bool>(context, std::move(goOn)));
}

}  // namespace berth::bridge
