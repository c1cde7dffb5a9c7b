// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/event_model.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "models/items/roles.h"
#include "tests/support/fatal_model_tester.h"
#include "tests/support/sample_snapshot.h"

namespace berth::items {
namespace {

using namespace domain;

std::vector<std::uint64_t> sequences(const EventModel& model) {
    std::vector<std::uint64_t> made;
    for (int row = 0; row < model.rowCount(); ++row)
        made.push_back(model.rowAt(row).sequence);
    return made;
}

TEST(EventModel, ShowsTheNewestFirst) {
    EventModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.append(support::sampleEvents());
    ASSERT_EQ(model.rowCount(), 20);
    EXPECT_EQ(model.rowAt(0).sequence, 20U);
    EXPECT_EQ(model.rowAt(19).sequence, 1U);
    EXPECT_EQ(model.data(model.index(19, 2), Qt::DisplayRole).toString(), QStringLiteral("echo"));
}

TEST(EventModel, FiltersByDeploymentTextAndSeverity) {
    EventModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.append(support::sampleEvents());
    model.setFilter({.deployment = {"d-echo"}});
    EXPECT_EQ(sequences(model), (std::vector<std::uint64_t>{4, 3, 2, 1}));
    model.setFilter({.atLeast = Severity::Error});
    EXPECT_EQ(sequences(model), (std::vector<std::uint64_t>{13, 9}));
    model.setFilter({.text = QStringLiteral("outofmemory")});
    EXPECT_EQ(sequences(model), std::vector<std::uint64_t>{9});
}

TEST(EventModel, KeepsTheNewestTenThousand) {
    EventModel model(nullptr);
    std::vector<Event> events(4'000);
    std::uint64_t last = 0;
    for (int batch = 0; batch < 4; ++batch) {
        for (Event& event : events)
            event.sequence = ++last;
        model.append(events);
    }
    EXPECT_EQ(model.rowCount(), 10'000);
    EXPECT_EQ(model.rowAt(0).sequence, 16'000U);
    EXPECT_EQ(model.rowAt(9'999).sequence, 6'001U);
}

TEST(EventModel, DropsWhatAnEarlierRunLeftWhenThePlatformStartsOver) {
    EventModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.append(support::sampleEvents());
    std::vector<Event> first(1);
    first[0].sequence = 1;
    model.append(first);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(EventModel, EqualsAFreshModelAfterAnySequenceOfBatchesAndFilters) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        std::mt19937 random(seed);
        EventModel model(nullptr);
        const QAbstractItemModelTester tester(&model, support::kFatal);
        std::vector<Event> all;
        for (int step = 0; step < 30; ++step) {
            std::vector<Event> batch(random() % 700);
            for (Event& event : batch) {
                event.sequence = all.size() + 1;
                event.severity = static_cast<Severity>(random() % 4);
                event.deployment = {"d-" + std::to_string(random() % 3)};
                all.push_back(event);
            }
            EventFilter filter;
            if (random() % 2 == 0) filter.atLeast = static_cast<Severity>(random() % 4);
            if (random() % 3 == 0) filter.deployment = {"d-1"};
            model.setFilter(filter);
            model.append(batch);
            EventModel fresh(nullptr);
            fresh.append(all);
            fresh.setFilter(filter);
            ASSERT_EQ(sequences(model), sequences(fresh)) << "seed " << seed << " step " << step;
        }
    }
}

}  // namespace
}  // namespace berth::items
