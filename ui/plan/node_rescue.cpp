// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/node_rescue.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <utility>

#include "ui/plan/rescued_file.h"

namespace berth::ui {

namespace {

// Of a whole path, with room for the name it is written under first.
constexpr qsizetype kMostPathBytes = 4000;

}  // namespace

NodeRescue::NodeRescue(bridge::PlatformBridge& platform, domain::NodeId node, QObject* parent)
    : QObject(parent), m_platform(platform), m_node(std::move(node)) {}

void NodeRescue::start(const QString& folder) {
    m_folder = folder;
    m_running = true;
    m_files.clear();
    m_at = 0;
    m_done = m_total = {};
    m_names = RescueNames(kMostPathBytes - folder.toUtf8().size());
    m_report = {};
    const quint64 round = ++m_round;
    m_platform.listFiles(m_node, this,
                         [this, round](domain::Result<std::vector<domain::FileEntry>> files) {
                             if (round != m_round) return;
                             if (!files) return fail(QString::fromStdString(files.error().detail));
                             for (domain::FileEntry& file : *files) {
                                 if (file.onVolume) continue;
                                 m_total += file.size;
                                 m_files.push_back(std::move(file));
                             }
                             next();
                         });
}

void NodeRescue::cancel() {
    ++m_round;
    m_running = false;
}

void NodeRescue::fail(const QString& detail) {
    cancel();
    Q_EMIT failed(detail);
}

void NodeRescue::next() {
    if (m_at == m_files.size()) {
        m_running = false;
        Q_EMIT progressed(1);
        Q_EMIT finished(m_report);
        return;
    }
    m_platform.readFile(m_node, m_files[m_at].path, this,
                        [this, round = m_round](domain::Result<std::string> content) {
                            if (round != m_round) return;
                            const QString nodePath = QString::fromStdString(m_files[m_at].path);
                            if (content) return write(nodePath, *content);
                            leaveOut(nodePath, QString::fromStdString(content.error().detail));
                        });
}

void NodeRescue::write(const QString& nodePath, const std::string& content) {
    QThreadPool::globalInstance()->start(
        [self = QPointer<NodeRescue>(this), round = m_round, folder = m_folder, nodePath,
         path = m_names.pathFor(nodePath), bytes = QByteArray::fromStdString(content)] {
            const RescuedFile file = saveRescued(folder, path, bytes);
            QMetaObject::invokeMethod(
                qApp,
                [self, round, nodePath, file] {
                    if (!self || round != self->m_round) return;
                    if (!file.problem.isEmpty()) return self->leaveOut(nodePath, file.problem);
                    ++self->m_report.saved;
                    if (file.path != plainPath(nodePath)) {
                        self->m_report.renamed.push_back({nodePath, file.path});
                    }
                    self->goOn();
                },
                Qt::QueuedConnection);
        });
}

void NodeRescue::leaveOut(const QString& nodePath, const QString& reason) {
    m_report.notSaved.push_back({nodePath, reason});
    goOn();
}

void NodeRescue::goOn() {
    m_done += m_files[m_at].size;
    ++m_at;
    const double total = static_cast<double>(std::max<std::int64_t>(1, m_total.count));
    Q_EMIT progressed(std::min(1.0, static_cast<double>(m_done.count) / total));
    next();
}

}  // namespace berth::ui
