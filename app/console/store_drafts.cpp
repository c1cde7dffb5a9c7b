// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/store_drafts.h"

#include <QCoreApplication>
#include <QPointer>
#include <memory>
#include <utility>

namespace berth::app {

void StoreDrafts::save(const QString& name, const QString& json) {
    const auto nothingToDo = [](const domain::Result<void>&) {};
    if (json.isEmpty()) {
        m_drafts.remove(name.toStdString(), nothingToDo);
    } else {
        m_drafts.save({name.toStdString(), json.toStdString(), m_clock.unixMilliseconds()},
                      nothingToDo);
    }
}

void StoreDrafts::load(const QString& name, QObject* context,
                       std::function<void(const QString& json)> answer) {
    m_drafts.list(
        [name = name.toStdString(), context = QPointer<QObject>(context),
         answer = std::move(answer)](const domain::Result<std::vector<store::Draft>>& all) {
            QString json;
            if (all) {
                for (const store::Draft& draft : *all) {
                    if (draft.name == name) json = QString::fromStdString(draft.json);
                }
            }
            // The guard is looked at on the GUI thread, where the context lives and dies.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [context, answer, json] {
                    if (context) answer(json);
                },
                Qt::QueuedConnection);
        });
}

void StoreDrafts::removeAll(const QString& prefix) {
    m_drafts.list([&drafts = m_drafts, prefix = prefix.toStdString()](
                      const domain::Result<std::vector<store::Draft>>& all) {
        if (!all) return;
        for (const store::Draft& draft : *all) {
            if (draft.name.starts_with(prefix)) {
                drafts.remove(draft.name, [](const domain::Result<void>&) {});
            }
        }
    });
}

}  // namespace berth::app
