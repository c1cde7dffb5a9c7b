// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "models/bridge/reply_desk.h"
#include "models/support_bundle/make_bundle.h"

namespace berth::ui {

// Makes support bundles and writes them on threads of the pool, so that the interface waits for
// neither. Answers come on the GUI thread, never inside the call, never to a context that is gone.
class BundleWork final : public QObject {
    Q_OBJECT

  public:
    using MaterialPtr = std::shared_ptr<const support_bundle::Material>;
    using BundlePtr = std::shared_ptr<const support_bundle::Bundle>;

    explicit BundleWork(QObject* parent = nullptr);

    void make(MaterialPtr material, support_bundle::BundleOptions options, QObject* context,
              std::function<void(const BundlePtr&)> answer);
    // What is chosen of it, as a private archive; replaces the file as a whole, or leaves it as it
    // was. Errors: those of writePrivateFile() and zipArchive().
    void write(support_bundle::Bundle bundle, const QString& path, QObject* context,
               std::function<void(const domain::Result<bool>&)> answer);

  private:
    bridge::ReplyDesk m_desk{this};
};

}  // namespace berth::ui
