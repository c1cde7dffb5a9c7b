// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QObject;

namespace berth::ui {

// Where pages keep what a person has begun and not finished, so that a crash loses nothing of it.
// GUI thread; nothing blocks.
class DraftPort {
  public:
    DraftPort() = default;
    DraftPort(const DraftPort&) = delete;
    DraftPort& operator=(const DraftPort&) = delete;
    virtual ~DraftPort() = default;

    // Replaces the draft of that name; an empty text removes it.
    virtual void save(const QString& name, const QString& json) = 0;
    // Answers later, with an empty text when there is none; not at all once `context` is gone.
    virtual void load(const QString& name, QObject* context,
                      std::function<void(const QString& json)> answer) = 0;
};

}  // namespace berth::ui
