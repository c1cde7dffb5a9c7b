// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/part_list.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "tests/ui/han.h"
#include "tests/ui/page_fixture.h"
#include "ui/support_bundle/part_texts.h"

namespace berth::ui {
namespace {

using support_bundle::Bundle;
using support_bundle::Part;
using support_bundle::PartKind;

Bundle twoParts() {
    Bundle bundle;
    bundle.parts = {{PartKind::ReadMe, "README.txt", "x"},
                    {PartKind::Processes, "processes.txt", std::string(2048, 'x'), 3, 4}};
    return bundle;
}

struct Parts : testing::Test {
    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    PartList parts{ui};
    QAbstractItemModelTester tester{&parts, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Parts, SayTheirSizeAndHowMuchWasTakenOut) {
    parts.set(twoParts());
    ASSERT_EQ(parts.rowCount(), 2);
    EXPECT_EQ(parts.index(1, PartList::Name).data().toString(), QStringLiteral("Processes"));
    EXPECT_EQ(parts.index(1, PartList::Size).data().toString(), QStringLiteral("2\u00A0KiB"));
    EXPECT_EQ(parts.index(1, PartList::Taken).data().toString(), QStringLiteral("7"));
}

TEST_F(Parts, StayLeftOutWhenTheBundleIsMadeAnew) {
    parts.set(twoParts());
    const QModelIndex processes = parts.find(PartKind::Processes);
    EXPECT_EQ(processes.data(Qt::CheckStateRole).toInt(), Qt::Checked);
    EXPECT_TRUE(parts.setData(processes, Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_FALSE(parts.bundle().parts[1].chosen);
    parts.set(twoParts());
    EXPECT_FALSE(parts.bundle().parts[1].chosen);
    EXPECT_TRUE(parts.setData(parts.find(PartKind::Processes), Qt::Checked, Qt::CheckStateRole));
    parts.set(twoParts());
    EXPECT_TRUE(parts.bundle().parts[1].chosen);
}

TEST_F(Parts, KeepTheReadMe) {
    parts.set(twoParts());
    const QModelIndex readMe = parts.find(PartKind::ReadMe);
    EXPECT_FALSE(parts.setData(readMe, Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_FALSE(readMe.flags().testFlag(Qt::ItemIsUserCheckable));
    EXPECT_TRUE(parts.bundle().parts[0].chosen);
}

TEST_F(Parts, HaveANameInBothLanguages) {
    QSet<QString> english, chinese;
    for (int kind = 0; kind <= static_cast<int>(PartKind::Operations); ++kind)
        english.insert(partText(static_cast<PartKind>(kind)));
    ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    for (int kind = 0; kind <= static_cast<int>(PartKind::Operations); ++kind) {
        const QString text = partText(static_cast<PartKind>(kind));
        EXPECT_TRUE(hasHan(text) || text == QStringLiteral("GPU")) << text.toStdString();
        chinese.insert(text);
    }
    EXPECT_EQ(english.size(), static_cast<int>(PartKind::Operations) + 1);
    EXPECT_EQ(chinese.size(), english.size());
}

}  // namespace
}  // namespace berth::ui
