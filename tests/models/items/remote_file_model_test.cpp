// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/remote_file_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <random>

#include "models/items/roles.h"

namespace berth::items {
namespace {

using domain::RemoteFileKind;
constexpr auto kStrict = QAbstractItemModelTester::FailureReportingMode::Fatal;

RemoteFileRow row(std::string name, RemoteFileKind kind = RemoteFileKind::File,
                  std::optional<std::int64_t> size = 1) {
    RemoteFileRow made;
    made.file.name = std::move(name);
    made.file.kind = kind;
    made.file.size = size;
    return made;
}

std::vector<std::string> namesOf(const RemoteFileModel& model) {
    std::vector<std::string> names;
    for (int i = 0; i < model.rowCount(); ++i)
        names.push_back(model.rowAt(i).file.name);
    return names;
}

using Names = std::vector<std::string>;

TEST(RemoteFileModel, ShowsFoldersFirstAndNamesWithoutRegardToCase) {
    RemoteFileModel model(nullptr);
    const QAbstractItemModelTester tester(&model, kStrict);
    RemoteFileRow link = row("a link", RemoteFileKind::Link);
    link.file.linkToFolder = true;
    model.setFiles({row("b"), row("C"), row("a"), row("z", RemoteFileKind::Folder), link, row("B"),
                    row("broken", RemoteFileKind::Link)});
    EXPECT_EQ(namesOf(model), (Names{"a link", "z", "a", "B", "b", "broken", "C"}));
}

TEST(RemoteFileModel, HidesNamesThatBeginWithADotUntilTheyAreWanted) {
    RemoteFileModel model(nullptr);
    model.setFiles({row(".ssh", RemoteFileKind::Folder), row("a"), row(".b")});
    EXPECT_EQ(namesOf(model), Names{"a"});
    EXPECT_EQ(model.hiddenCount(), 2);
    model.setShowsHidden(true);
    EXPECT_EQ(namesOf(model), (Names{".ssh", ".b", "a"}));
}

TEST(RemoteFileModel, SortsByEachColumn) {
    RemoteFileModel model(nullptr);
    auto small = row("small", RemoteFileKind::File, 1);
    small.file.modifiedUnixS = 9;
    small.fate = domain::FileFate::Lost;
    auto large = row("large", RemoteFileKind::File, 100);
    large.file.modifiedUnixS = 3;
    large.fate = domain::FileFate::Kept;
    large.file.permissions = 0644;
    const auto unknown = row("unknown", RemoteFileKind::File, std::nullopt);
    model.setFiles({large, small, unknown});
    model.sort(static_cast<int>(RemoteFileColumn::Size));
    EXPECT_EQ(namesOf(model), (Names{"unknown", "small", "large"}));
    model.sort(static_cast<int>(RemoteFileColumn::Modified), Qt::DescendingOrder);
    EXPECT_EQ(namesOf(model), (Names{"small", "large", "unknown"}));
    model.sort(static_cast<int>(RemoteFileColumn::Fate), Qt::DescendingOrder);
    EXPECT_EQ(namesOf(model), (Names{"small", "large", "unknown"}));
    model.sort(static_cast<int>(RemoteFileColumn::Permissions), Qt::DescendingOrder);
    EXPECT_EQ(namesOf(model).front(), "large");
}

TEST(RemoteFileModel, KeepsItsPromisesThroughAnyFolders) {
    RemoteFileModel model(nullptr);
    const QAbstractItemModelTester tester(&model, kStrict);
    std::mt19937 random(23);
    for (int round = 0; round < 200; ++round) {
        std::vector<RemoteFileRow> rows;
        for (unsigned i = 0; i < 12; ++i) {
            if (random() % 2 == 0) continue;
            auto each = row(std::string(random() % 4 == 0 ? "." : "") + char('a' + i),
                            random() % 3 == 0 ? RemoteFileKind::Folder : RemoteFileKind::File,
                            random() % 9);
            rows.push_back(std::move(each));
        }
        std::ranges::shuffle(rows, random);
        model.setShowsHidden(random() % 2 == 0);
        model.setFiles(rows);
        model.sort(static_cast<int>(random() % 6) - 1,
                   random() % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        const auto shown = static_cast<std::size_t>(model.rowCount());
        ASSERT_TRUE(shown == rows.size() ||
                    shown + static_cast<std::size_t>(model.hiddenCount()) == rows.size());
    }
}

}  // namespace
}  // namespace berth::items
