// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reading_order.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QButtonGroup>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QVBoxLayout>

namespace berth::ui {
namespace {

QPushButton* made(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

QStringList order(QWidget& root) {
    QStringList names;
    for (const QWidget* stop : tabStops(root))
        names.append(stop->objectName());
    return names;
}

TEST(ReadingOrder, FollowsTheLayoutAndNotTheOrderOfConstruction) {
    QWidget root;
    auto* second = made("second", &root);
    auto* third = made("third", &root);
    auto* rows = new QVBoxLayout(&root);
    auto* line = new QHBoxLayout;
    rows->addLayout(line);
    rows->addWidget(third);
    line->addWidget(made("first", &root));
    line->addWidget(second);
    EXPECT_EQ(order(root).join(QLatin1Char(' ')), QStringLiteral("first second third"));
}

TEST(ReadingOrder, AGridIsReadRowByRow) {
    QWidget root;
    auto* grid = new QGridLayout(&root);
    grid->addWidget(made("d", &root), 1, 1);
    grid->addWidget(made("a", &root), 0, 0);
    grid->addWidget(made("c", &root), 1, 0);
    grid->addWidget(made("b", &root), 0, 1);
    EXPECT_EQ(order(root).join(QLatin1Char(' ')), QStringLiteral("a b c d"));
}

TEST(ReadingOrder, ARowThatIsAddedLaterIsReadInItsPlace) {
    QWidget root;
    auto* rows = new QVBoxLayout(&root);
    auto* list = new QWidget(&root);
    auto* entries = new QVBoxLayout(list);
    rows->addWidget(list);
    rows->addWidget(made("after", &root));
    entries->addWidget(made("late", list));
    EXPECT_EQ(order(root).join(QLatin1Char(' ')), QStringLiteral("late after"));
}

TEST(ReadingOrder, PassesOverWhatIsHiddenDisabledOrTakesNoFocus) {
    QWidget root;
    auto* rows = new QVBoxLayout(&root);
    for (const char* name : {"hidden", "disabled", "unfocusable", "control"})
        rows->addWidget(made(name, &root));
    root.findChild<QWidget*>(QStringLiteral("hidden"))->hide();
    root.findChild<QWidget*>(QStringLiteral("disabled"))->setEnabled(false);
    root.findChild<QWidget*>(QStringLiteral("unfocusable"))->setFocusPolicy(Qt::NoFocus);
    EXPECT_EQ(order(root), QStringList{QStringLiteral("control")});
}

TEST(ReadingOrder, OfButtonsOfWhichOneIsChosenOnlyThatOneIsAStop) {
    QWidget root;
    auto* rows = new QVBoxLayout(&root);
    QButtonGroup group;
    for (const char* name : {"a", "b", "c"}) {
        auto* choice = made(name, &root);
        choice->setCheckable(true);
        rows->addWidget(choice);
        group.addButton(choice);
    }
    EXPECT_EQ(tabStops(root).size(), 3) << "nothing is chosen yet";
    root.findChild<QPushButton*>(QStringLiteral("b"))->setChecked(true);
    EXPECT_EQ(order(root), QStringList{QStringLiteral("b")});
    group.setExclusive(false);
    EXPECT_EQ(tabStops(root).size(), 3);
}

TEST(ReadingOrder, TheFocusGoesAroundInBothDirections) {
    QWidget root;
    auto* rows = new QVBoxLayout(&root);
    for (const char* name : {"a", "b", "c"})
        rows->addWidget(made(name, &root));
    root.show();
    const auto go = [&](bool next) {
        EXPECT_TRUE(moveFocus(root, next));
        return root.focusWidget()->objectName();
    };
    tabStops(root).front()->setFocus();
    EXPECT_EQ(go(true), QStringLiteral("b"));
    EXPECT_EQ(go(true), QStringLiteral("c"));
    EXPECT_EQ(go(true), QStringLiteral("a"));
    EXPECT_EQ(go(false), QStringLiteral("c"));
}

TEST(ReadingOrder, GoesOnFromWhereTheFocusWasWhenThatIsNoStop) {
    QWidget root;
    auto* rows = new QVBoxLayout(&root);
    for (const char* name : {"a", "gone", "b"})
        rows->addWidget(made(name, &root));
    root.show();
    auto* gone = root.findChild<QWidget*>(QStringLiteral("gone"));
    gone->setFocusPolicy(Qt::NoFocus);
    gone->setFocus();
    ASSERT_EQ(root.focusWidget(), gone);
    EXPECT_TRUE(moveFocus(root, true));
    EXPECT_EQ(root.focusWidget()->objectName(), QStringLiteral("b"));
    gone->setFocus();
    EXPECT_TRUE(moveFocus(root, false));
    EXPECT_EQ(root.focusWidget()->objectName(), QStringLiteral("a"));
}

TEST(ReadingOrder, GoesNowhereWhereNothingTakesTheFocus) {
    QWidget root;
    root.show();
    EXPECT_TRUE(tabStops(root).isEmpty());
    EXPECT_FALSE(moveFocus(root, true));
}

TEST(ReadingOrder, WhatHasTheFocusIsScrolledIntoView) {
    QWidget root;
    auto* rows = new QVBoxLayout(&root);
    auto* outside = made("outside", &root);
    auto* area = new QScrollArea(&root);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setFixedSize(50, 2000);
    auto* inside = made("inside", content);
    inside->move(0, 1900);
    area->setWidget(content);
    rows->addWidget(outside);
    rows->addWidget(area);
    root.resize(200, 200);
    root.show();
    QApplication::processEvents();
    outside->setFocus();
    ASSERT_EQ(area->verticalScrollBar()->value(), 0);
    EXPECT_TRUE(moveFocus(root, true));
    EXPECT_EQ(root.focusWidget(), inside);
    EXPECT_GT(area->verticalScrollBar()->value(), 1500);
}

}  // namespace
}  // namespace berth::ui
