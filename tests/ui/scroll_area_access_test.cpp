// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_area_access.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>

namespace berth::ui {
namespace {

// One that is too small for what it shows: both scroll bars are there.
struct Filled {
    Filled() {
        static const bool installed = [] {
            installScrollAreaAccess();
            return true;
        }();
        (void)installed;
        content = new QWidget;
        content->setFixedSize(400, 400);
        area.setWidget(content);
        area.resize(100, 100);
        area.show();
        QApplication::processEvents();
    }
    void makeEverythingFit() {
        area.resize(500, 500);
        QApplication::processEvents();
    }
    [[nodiscard]] QAccessibleInterface& access() {
        return *QAccessible::queryAccessibleInterface(&area);
    }

    QScrollArea area;
    QWidget* content;
};

TEST(ScrollAreaAccess, ShowsItsViewAndTheScrollBarsThatCanBeSeen) {
    Filled filled;
    EXPECT_EQ(filled.access().childCount(), 3);
    EXPECT_EQ(filled.access().child(0)->object(), filled.area.viewport());
    EXPECT_EQ(filled.access().child(1)->object(),
              filled.area.horizontalScrollBar()->parentWidget());
    EXPECT_EQ(filled.access().child(2)->object(), filled.area.verticalScrollBar()->parentWidget());
    filled.makeEverythingFit();
    EXPECT_EQ(filled.access().childCount(), 1);
}

TEST(ScrollAreaAccess, HasNothingUnderANumberThatWasGoodBeforeAScrollBarDisappeared) {
    Filled filled;
    const int last = filled.access().childCount() - 1;
    ASSERT_NE(filled.access().child(last), nullptr);
    filled.makeEverythingFit();
    EXPECT_EQ(filled.access().child(last), nullptr);
    EXPECT_EQ(filled.access().child(-1), nullptr);
    EXPECT_EQ(filled.access().child(1'000'000), nullptr);
}

TEST(ScrollAreaAccess, ChildrenKnowTheirNumberAndTheirParent) {
    Filled filled;
    QAccessibleInterface& access = filled.access();
    for (int i = 0; i < access.childCount(); ++i) {
        EXPECT_EQ(access.indexOfChild(access.child(i)), i);
        EXPECT_EQ(access.child(i)->parent(), &access);
    }
    EXPECT_EQ(access.indexOfChild(nullptr), -1);
    EXPECT_EQ(access.indexOfChild(&access), -1);
}

}  // namespace
}  // namespace berth::ui
