// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QHash>
#include <QLabel>
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/clock.h"
#include "models/domain/link_prober.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"
#include "ui/support/budget_port.h"
#include "ui/support/draft_port.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class SilentProber final : public domain::LinkProber {
  public:
    void probe(std::string, int, domain::Reply<std::vector<domain::LinkAnswer>> reply) override {
        reply(std::vector<domain::LinkAnswer>{});
    }
};

// Drafts in memory; answers after the call, as the store does.
class KeptDrafts final : public DraftPort {
  public:
    void save(const QString& name, const QString& json) override {
        saves.append(json);
        if (json.isEmpty()) {
            kept.remove(name);
        } else {
            kept.insert(name, json);
        }
    }
    void load(const QString& name, QObject* context,
              std::function<void(const QString&)> answer) override {
        QTimer::singleShot(0, context, [this, name, answer] { answer(kept.value(name)); });
    }

    QHash<QString, QString> kept;
    QStringList saves;
};

// A budget in memory.
class KeptBudget final : public BudgetPort {
  public:
    [[nodiscard]] std::optional<domain::Money> monthly() const override { return m_budget; }
    void setMonthly(std::optional<domain::Money> budget) override {
        m_budget = budget;
        Q_EMIT changed();
    }

  private:
    std::optional<domain::Money> m_budget;
};

// The sample platform with everything that a page may use.
struct PageFixture {
    explicit PageFixture(domain::SnapshotPtr snapshot = support::sampleSnapshot(),
                         LanguageCode language = LanguageCode::English)
        : ui(ThemeChoice::Light, language), platform(std::move(snapshot)) {
        support::drain();
    }

    // What a watcher gets when it begins to watch has to be there before the bridge is.
    [[nodiscard]] static support::FakePlatform& prepared(support::FakePlatform& platform) {
        platform.setPastEvents(support::sampleEvents());
        platform.publishMap(support::sampleMap());
        return platform;
    }

    void publish(const std::function<void(domain::Snapshot&)>& change) {
        auto next = std::make_shared<domain::Snapshot>(*bridge.snapshot());
        ++next->version;
        change(*next);
        const std::uint64_t version = next->version;
        platform.publish(next);
        EXPECT_TRUE(support::runUntil([&] { return bridge.snapshot()->version == version; }));
        support::drain();
    }

    UiContext ui;
    support::FakePlatform platform;
    support::FakeJournal journal;
    domain::SystemClock clock;
    SilentProber prober;
    KeptDrafts drafts;
    KeptBudget budget;
    bridge::PlatformBridge bridge{prepared(platform), journal, clock, {}};
    bridge::SimulatorBridge simulator{platform, clock, {}};
    PageServices services{ui, bridge, &simulator, prober, drafts, {}, nullptr, nullptr, &budget};
};

// The widget below `root` that assistive tools know by this name.
template <class T>
[[nodiscard]] T* named(QWidget& root, const char* name) {
    for (T* widget : root.findChildren<T*>()) {
        if (widget->accessibleName() == QString::fromUtf8(name)) return widget;
    }
    ADD_FAILURE() << "nothing is called " << name;
    return nullptr;
}

[[nodiscard]] inline QAbstractButton* button(QWidget& root, const char* text) {
    for (auto* one : root.findChildren<QAbstractButton*>()) {
        const QString words = QString::fromUtf8(text);
        if (one->accessibleName() == words || one->text() == words) return one;
    }
    ADD_FAILURE() << "no button is called " << text;
    return nullptr;
}

// Whether a visible label says these words.
[[nodiscard]] inline bool says(const QWidget& root, const QString& words) {
    for (const QLabel* label : root.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(words)) return true;
    }
    return false;
}

// The open dialog of a kind; nothing when there is none.
template <class Dialog>
[[nodiscard]] Dialog* openDialog() {
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<Dialog*>(widget);
        if (dialog != nullptr && dialog->isVisible()) return dialog;
    }
    return nullptr;
}

// Text that would do harm where it is not shown literally.
inline const char* const kHostileText = "<b>bold</b><img src=x>\xE2\x80\xAE\x07&amp;%1%n";

}  // namespace berth::ui
