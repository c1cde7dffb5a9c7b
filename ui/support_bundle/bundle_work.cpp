// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/bundle_work.h"

#include <QFile>
#include <QThreadPool>
#include <string>
#include <utility>

#include "models/support_bundle/private_file.h"
#include "models/support_bundle/zip_archive.h"

namespace berth::ui {

namespace {

domain::Result<bool> writeBundle(const support_bundle::Bundle& bundle, const std::string& path) {
    const auto bytes = support_bundle::zipArchive(support_bundle::finished(bundle));
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto written = support_bundle::writePrivateFile(path, *bytes); !written)
        return tl::unexpected(std::move(written.error()));
    return true;
}

}  // namespace

BundleWork::BundleWork(QObject* parent) : QObject(parent) {}

void BundleWork::make(MaterialPtr material, support_bundle::BundleOptions options, QObject* context,
                      std::function<void(const BundlePtr&)> answer) {
    auto reply = m_desk.expect<BundlePtr>(
        context, [answer = std::move(answer)](const domain::Result<BundlePtr>& made) {
            if (made) answer(*made);
        });
    QThreadPool::globalInstance()->start(
        [material = std::move(material), options, reply = std::move(reply)] {
            reply(BundlePtr(std::make_shared<support_bundle::Bundle>(
                support_bundle::makeBundle(*material, options))));
        });
}

void BundleWork::write(support_bundle::Bundle bundle, const QString& path, QObject* context,
                       std::function<void(const domain::Result<bool>&)> answer) {
    auto reply = m_desk.expect<bool>(context, std::move(answer));
    QThreadPool::globalInstance()->start(
        [bundle = std::move(bundle), path = QFile::encodeName(path).toStdString(),
         reply = std::move(reply)] { reply(writeBundle(bundle, path)); });
}

}  // namespace berth::ui
