// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/row_model.h"
#include "tests/support/fatal_model_tester.h"

#include <gtest/gtest.h>

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace berth::items {
namespace {

// A row in a picture: a letter is the id, the digit after it the value ("a1 b1 c2").
using Pair = std::pair<std::string, int>;
using Picture = std::vector<Pair>;

class PairModel final : public RowModel {
  public:
    void show(Picture picture) {
        auto kept = std::make_shared<const Picture>(std::move(picture));
        std::vector<Row> rows;
        for (const Pair& pair : *kept)
            rows.push_back({pair.first, &pair});
        merge(std::move(rows), kept);
    }
    void show(const char* text) { show(parse(text)); }
    static Picture parse(const std::string& text) {
        Picture picture;
        for (std::size_t i = 0; i + 1 < text.size(); i += 3) {
            picture.emplace_back(text.substr(i, 1), text[i + 1] - '0');
        }
        return picture;
    }
    [[nodiscard]] Picture picture() const {
        Picture made;
        for (int row = 0; row < rowCount(); ++row) {
            made.push_back(*static_cast<const Pair*>(shown(row).value));
        }
        return made;
    }
    [[nodiscard]] std::string text() const {
        std::string made;
        for (const auto& [id, value] : picture()) {
            made += (made.empty() ? "" : " ") + id + std::to_string(value);
        }
        return made;
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : 2;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (role != Qt::DisplayRole) return {};
        const auto& pair = *static_cast<const Pair*>(shown(index.row()).value);
        return index.column() == 0 ? QVariant(QString::fromStdString(pair.first))
                                   : QVariant(pair.second);
    }

  protected:
    [[nodiscard]] bool same(const void* before, const void* after) const override {
        return *static_cast<const Pair*>(before) == *static_cast<const Pair*>(after);
    }
};

struct Spies {
    explicit Spies(PairModel& model)
        : inserted(&model, &QAbstractItemModel::rowsInserted),
          removed(&model, &QAbstractItemModel::rowsRemoved),
          changed(&model, &QAbstractItemModel::dataChanged),
          layout(&model, &QAbstractItemModel::layoutChanged),
          reset(&model, &QAbstractItemModel::modelReset) {}
    QSignalSpy inserted, removed, changed, layout, reset;
};

TEST(RowModel, TellsNothingWhenNothingDiffers) {
    PairModel model;
    model.show("a1 b1 c1");
    const Spies spies(model);
    model.show("a1 b1 c1");
    EXPECT_EQ(spies.inserted.count() + spies.removed.count() + spies.changed.count() +
                  spies.layout.count(),
              0);
}

TEST(RowModel, TellsRunsOfWhatCameWentAndChanged) {
    PairModel model;
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.show("a1 b1 c1 d1 e1 f1");
    const Spies spies(model);
    model.show("a2 b2 x1 y1 d1 f2");
    EXPECT_EQ(model.text(), "a2 b2 x1 y1 d1 f2");
    EXPECT_EQ(spies.removed.count(), 2);   // c, e
    EXPECT_EQ(spies.inserted.count(), 1);  // x y
    EXPECT_EQ(spies.changed.count(), 2);   // a b, f
    EXPECT_EQ(spies.layout.count(), 0);
}

TEST(RowModel, MovesRowsWithTheirPersistentIndexes) {
    PairModel model;
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.show("a1 b1 c1 d1");
    const QPersistentModelIndex b = model.index(1, 1);
    const QPersistentModelIndex d = model.index(3, 0);
    model.show("d1 x1 c1 b2");
    EXPECT_EQ(b.row(), 3);
    EXPECT_EQ(b.column(), 1);
    EXPECT_EQ(d.row(), 0);
    EXPECT_EQ(model.rowOfId("c"), 2);
    EXPECT_EQ(model.rowOfId("a"), -1);
}

TEST(RowModel, SurvivesAnIdThatIsUsedTwice) {
    PairModel model;
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.show("a1 a2 b1");
    model.show("a1 a3 a4 b1");
    EXPECT_EQ(model.text(), "a1 a3 a4 b1");
    model.show("b1 a9");
    EXPECT_EQ(model.text(), "b1 a9");
}

TEST(RowModel, GathersManyScatteredRunsIntoFewAndKeepsTheSelection) {
    Picture all;
    Picture odd;
    Picture changed;
    for (int i = 0; i < 2000; ++i) {
        all.emplace_back("n" + std::to_string(i), 0);
        if (i % 2 == 1) odd.emplace_back("n" + std::to_string(i), 0);
        changed.emplace_back("n" + std::to_string(i), i % 2);
    }
    PairModel model;
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.show(all);
    const QPersistentModelIndex kept = model.index(1001, 0);
    Spies spies(model);
    model.show(odd);
    EXPECT_EQ(model.picture(), odd);
    EXPECT_EQ(spies.removed.count(), 1);
    EXPECT_EQ(kept.row(), 500);
    model.show(all);
    EXPECT_EQ(model.picture(), all);
    EXPECT_EQ(spies.inserted.count(), 1);
    EXPECT_EQ(kept.row(), 1001);
    model.show(changed);
    EXPECT_EQ(model.picture(), changed);
    EXPECT_EQ(spies.changed.count(), 1);
    EXPECT_EQ(spies.reset.count(), 0);
}

// Whatever sequence of states comes, the model equals one that saw only the last, a selected row
// stays with its id, and a view that follows the signals sees the same.
TEST(RowModel, FollowsAnySequenceOfStates) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](int n) {
            return static_cast<int>(random() % static_cast<unsigned>(n));
        };
        PairModel model;
        const QAbstractItemModelTester tester(&model, support::kFatal);
        Picture picture;
        int lastId = 0;
        const int size = seed % 3 == 0 ? 1500 : 12;
        for (int step = 0; step < (size > 100 ? 8 : 60); ++step) {
            Picture next;
            for (const Pair& pair : picture) {
                if (below(5) == 0) continue;
                next.emplace_back(pair.first, below(4) == 0 ? below(10) : pair.second);
            }
            while (static_cast<int>(next.size()) < size && below(8) != 0) {
                next.insert(next.begin() + below(static_cast<int>(next.size()) + 1),
                            {"n" + std::to_string(++lastId), 0});
            }
            if (below(3) == 0) std::shuffle(next.begin(), next.end(), random);
            QPersistentModelIndex selected;
            std::string selectedId;
            if (!picture.empty()) {
                const int row = below(static_cast<int>(picture.size()));
                selected = model.index(row, 0);
                selectedId = picture[static_cast<std::size_t>(row)].first;
            }
            model.show(next);
            ASSERT_EQ(model.picture(), next) << "seed " << seed << " step " << step;
            const int row = model.rowOfId(selectedId);
            EXPECT_EQ(selected.isValid() ? selected.row() : -1, row);
            picture = std::move(next);
        }
    }
}

}  // namespace
}  // namespace berth::items
