// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QComboBox>
#include <QVariant>
#include <memory>
#include <utility>

#include "tests/ui/page_fixture.h"
#include "ui/plan/plan_dialog.h"
#include "ui/simulator/comparison_dialog.h"
#include "ui/simulator/fault_dialog.h"
#include "ui/simulator/simulator_page.h"
#include "ui/simulator/start_over_dialog.h"

namespace berth::ui {

// The page, shown with the sample cluster.
struct Shown : PageFixture {
    explicit Shown(domain::SnapshotPtr snapshot = support::sampleSnapshot())
        : PageFixture(std::move(snapshot)), page(std::make_unique<SimulatorPage>(services)) {
        page->resize(1280, 720);
        page->show();
        page->entered();
        support::drain();
        page->entered();
    }
    ~Shown() {
        delete openDialog<FaultDialog>();
        delete openDialog<StartOverDialog>();
        delete openDialog<PlanDialog>();
        delete openDialog<ComparisonDialog>();
    }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;

    // Presses the panel's button of a fault and gives the dialog it opens.
    [[nodiscard]] FaultDialog* ask(const char* fault) {
        button(*page, fault)->click();
        return openDialog<FaultDialog>();
    }
    void choose(QWidget& root, const char* field, const QVariant& data) {
        auto* box = named<QComboBox>(root, field);
        ASSERT_NE(box, nullptr);
        const int index = box->findData(data);
        ASSERT_GE(index, 0);
        box->setCurrentIndex(index);
    }

    std::unique_ptr<SimulatorPage> page;
};

}  // namespace berth::ui
