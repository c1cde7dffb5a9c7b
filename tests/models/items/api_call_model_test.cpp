// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/api_call_model.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "models/items/roles.h"
#include "tests/support/fatal_model_tester.h"

namespace berth::items {
namespace {

using domain::ApiCall;

ApiCall call(std::uint64_t sequence, const std::string& path = "/api/deployment/task/search",
             const std::string& problem = {}) {
    ApiCall made;
    made.sequence = sequence;
    made.startedUnixMs = 1'790'000'000'000 + static_cast<std::int64_t>(sequence);
    made.method = "GET";
    made.path = path;
    made.status = problem.empty() ? 200 : 503;
    made.code = problem.empty() ? "0000" : "";
    made.took = std::chrono::milliseconds(265);
    made.problem = problem;
    return made;
}

std::vector<std::uint64_t> sequences(const ApiCallModel& model) {
    std::vector<std::uint64_t> made;
    for (int row = 0; row < model.rowCount(); ++row)
        made.push_back(model.rowAt(row).sequence);
    return made;
}

TEST(ApiCallModel, ShowsTheNewestFirstWithValuesAndUnits) {
    ApiCallModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.append({call(1), call(2), call(3)});
    EXPECT_EQ(sequences(model), (std::vector<std::uint64_t>{3, 2, 1}));
    const auto cell = [&](ApiCallColumn column, int role) {
        return model.data(model.index(0, static_cast<int>(column)), role);
    };
    EXPECT_EQ(cell(ApiCallColumn::Path, Qt::DisplayRole).toString(),
              QStringLiteral("/api/deployment/task/search"));
    EXPECT_EQ(cell(ApiCallColumn::Status, ValueRole).toLongLong(), 200);
    EXPECT_EQ(cell(ApiCallColumn::Took, ValueRole).toLongLong(), 265'000'000);
    EXPECT_EQ(cell(ApiCallColumn::Took, UnitRole).toInt(), static_cast<int>(Unit::Nanoseconds));
    EXPECT_EQ(cell(ApiCallColumn::When, ValueRole).toLongLong(), 1'790'000'000'003'000'000);
    EXPECT_EQ(cell(ApiCallColumn::When, UnitRole).toInt(), static_cast<int>(Unit::Moment));
    EXPECT_EQ(cell(ApiCallColumn::When, IdRole).toString(), QStringLiteral("3"));
}

TEST(ApiCallModel, AlignsNumbersAndTheirHeadingsRight) {
    ApiCallModel model(nullptr);
    model.append({call(1)});
    for (const auto column : {ApiCallColumn::Status, ApiCallColumn::Took, ApiCallColumn::Attempt}) {
        const int at = static_cast<int>(column);
        EXPECT_TRUE(model.data(model.index(0, at), Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        EXPECT_TRUE(model.headerData(at, Qt::Horizontal, Qt::TextAlignmentRole).toInt() &
                    Qt::AlignRight);
    }
    for (const auto column : {ApiCallColumn::When, ApiCallColumn::Path}) {
        const QModelIndex cell = model.index(0, static_cast<int>(column));
        EXPECT_FALSE(model.data(cell, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }
}

TEST(ApiCallModel, FiltersByTextAndByProblems) {
    ApiCallModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.append({call(1), call(2, "/api/deployment/task/update", "server error"),
                  call(3, "/api/deployment/resource/search"), call(4, "/api/x", "timed out")});
    model.setFilter({.problemsOnly = true});
    EXPECT_EQ(sequences(model), (std::vector<std::uint64_t>{4, 2}));
    model.setFilter({.text = QStringLiteral("Resource get")});
    EXPECT_EQ(sequences(model), std::vector<std::uint64_t>{3});
    model.setFilter({.text = QStringLiteral("task"), .problemsOnly = true});
    EXPECT_EQ(sequences(model), std::vector<std::uint64_t>{2});
    model.append({call(5, "/api/task/delete", "refused"), call(6)});
    EXPECT_EQ(sequences(model), (std::vector<std::uint64_t>{5, 2}));
    EXPECT_EQ(model.size(), 6U);
}

TEST(ApiCallModel, EqualsAFreshModelAfterAnySequenceOfBatchesAndFilters) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        std::mt19937 random(seed);
        ApiCallModel model(nullptr);
        const QAbstractItemModelTester tester(&model, support::kFatal);
        std::vector<ApiCall> all;
        for (int step = 0; step < 30; ++step) {
            std::vector<ApiCall> batch;
            for (auto left = random() % 900; left > 0; --left) {
                batch.push_back(call(all.size() + 1, "/api/" + std::to_string(random() % 3),
                                     random() % 4 == 0 ? "broken" : ""));
                all.push_back(batch.back());
            }
            ApiCallFilter filter;
            filter.problemsOnly = random() % 2 == 0;
            if (random() % 3 == 0) filter.text = QStringLiteral("/1");
            model.setFilter(filter);
            model.append(batch);
            ApiCallModel fresh(nullptr);
            const std::size_t from =
                all.size() > ApiCallModel::kCapacity ? all.size() - ApiCallModel::kCapacity : 0;
            fresh.append({all.begin() + static_cast<std::ptrdiff_t>(from), all.end()});
            fresh.setFilter(filter);
            ASSERT_EQ(sequences(model), sequences(fresh)) << "seed " << seed << " step " << step;
        }
    }
}

}  // namespace
}  // namespace berth::items
