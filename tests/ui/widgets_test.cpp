// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QPaintEvent>
#include <QRegion>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <memory>
#include <utility>

#include "ui/support/state_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/node_strip.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/state_mark.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {
namespace {

using domain::NodeState;

// What a widget has painted, gathered.
class Painted final : public QObject {
  public:
    explicit Painted(QWidget& widget) { widget.installEventFilter(this); }
    [[nodiscard]] QRegion take() {
        QApplication::processEvents();
        return std::exchange(m_region, QRegion());
    }

  protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::Paint) m_region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }

  private:
    QRegion m_region;
};

class Widgets : public testing::Test {
  protected:
    UiContext ui{ThemeChoice::Light, LanguageCode::English};
};

TEST_F(Widgets, LabelsShowMarkupLiterally) {
    Label label(ui, TextStyle::Body);
    const QString hostile = QStringLiteral("<b>x</b><img src=/dev/zero>");
    label.setText(hostile);
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
    EXPECT_EQ(label.text(), hostile);
    // Drawn literally it is as wide as its letters; as rich text it would be one "x".
    EXPECT_GE(label.sizeHint().width(), label.fontMetrics().horizontalAdvance(hostile));
}

TEST_F(Widgets, LabelsKeepTheirToneThroughPolishAndThemes) {
    QWidget window;
    auto* label = new Label(ui, TextStyle::Second, QStringLiteral("wrong"), &window);
    label->setTone(Token::Bad);
    window.show();
    QApplication::processEvents();
    EXPECT_EQ(label->palette().color(QPalette::WindowText), ui.color(Token::Bad));
    ui.setThemeChoice(ThemeChoice::Dark);
    QApplication::processEvents();
    EXPECT_EQ(label->palette().color(QPalette::WindowText), ui.color(Token::Bad));
    EXPECT_EQ(ui.color(Token::Bad), QColor(0xFF, 0x8F, 0x85));
}

TEST_F(Widgets, ToolTipsLeaveTextAloneThatNobodyTakesForMarkup) {
    for (const auto* text : {"Menus", "2 < 3 & 4", "two\nlines", ""}) {
        EXPECT_EQ(plainToolTip(QString::fromUtf8(text)), QString::fromUtf8(text));
    }
}

TEST_F(Widgets, ToolTipsEscapeForeignText) {
    EXPECT_EQ(plainToolTip(QStringLiteral("<img src=x>\n&")),
              QStringLiteral("<span>&lt;img src=x&gt;<br>&amp;</span>"));
}

TEST_F(Widgets, MarksAndStripsSayTheirStatesInWords) {
    StateMark mark(ui);
    mark.set(visualOf(NodeState::Pulling), stateText(NodeState::Pulling));
    EXPECT_EQ(mark.accessibleName(), QStringLiteral("Pulling"));
    NodeStrip strip(ui);
    strip.setStates({NodeState::Running, NodeState::NotReady, NodeState::Running});
    EXPECT_EQ(strip.accessibleName(), QStringLiteral("1 Not ready, 2 Running"));
    ui.setLanguage(LanguageCode::Chinese);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&strip, &change);
    EXPECT_EQ(strip.accessibleName(), QStringLiteral("1 未就绪, 2 运行中"));
}

TEST_F(Widgets, StripsWithoutRoomForAllNodesStayInsideTheirWidth) {
    NodeStrip strip(ui);
    strip.setStates(QVector<NodeState>(1000, NodeState::Running));
    EXPECT_LE(strip.minimumSizeHint().width(), 60);
    QImage image(80, 16, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    strip.resize(80, 16);
    strip.render(&image);
    EXPECT_NE(image.pixelColor(6, 8), QColor(Qt::white));
}

TEST_F(Widgets, FieldRowsTieLabelMessageAndFixToTheEditor) {
    auto* field = new TextField(ui);
    FieldRow row(ui, field);
    row.setLabel(QStringLiteral("Name"));
    EXPECT_EQ(field->accessibleName(), QStringLiteral("Name"));
    row.setMessage({FieldLevel::Error, QStringLiteral("Only a–z."), QStringLiteral("Use flux")});
    EXPECT_EQ(field->property("level").toString(), QStringLiteral("error"));
    EXPECT_EQ(field->accessibleDescription(), QStringLiteral("Only a–z."));
    QSignalSpy fixed(&row, &FieldRow::fixRequested);
    row.show();
    QTest::mouseClick(row.findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(fixed.count(), 1);
    row.setMessage({});
    EXPECT_TRUE(field->accessibleDescription().isEmpty());
    EXPECT_TRUE(field->property("level").toString().isEmpty());
}

TEST_F(Widgets, NumberFieldsIgnoreTheWheelUntilTheyHaveTheFocus) {
    NumberField number(ui);
    number.setRange(0, 10);
    number.setValue(4);
    QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&number, &wheel);
    EXPECT_EQ(number.value(), 4);
}

TEST_F(Widgets, SegmentsKeepTheChoiceWhenTheirWordsChange) {
    SegmentedControl control(ui);
    control.setOptions(QStringLiteral("Detail"),
                       {QStringLiteral("Regions"), QStringLiteral("GPUs")});
    EXPECT_EQ(control.current(), 0);
    control.setCurrent(1);
    control.setOptions(QStringLiteral("粒度"), {QStringLiteral("区域"), QStringLiteral("GPU")});
    EXPECT_EQ(control.current(), 1);
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    control.show();
    QTest::mouseClick(control.findChildren<QPushButton*>().constFirst(), Qt::LeftButton);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.first().first().toInt(), 0);
}

TEST_F(Widgets, BandsSayTheirKindAndFollowTheLanguage) {
    BandWidget band(ui, BandWidget::Place::Dialog);
    band.setKind(BandKind::Live);
    EXPECT_EQ(band.accessibleName(), QStringLiteral("LIVE. Actions cost real money"));
    ui.setLanguage(LanguageCode::Chinese);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&band, &change);
    EXPECT_TRUE(band.accessibleName().contains(QStringLiteral("真实集群")));
}

TEST_F(Widgets, TablesActivateTheCurrentRowWithEnter) {
    DataTable table(ui, RowHeight::Standard);
    QStandardItemModel model(3, 2);
    table.setModel(&model);
    table.setColumnWidths({80, 80}, 1);
    table.resize(300, 200);
    table.show();
    table.setFocus();
    table.setCurrentIndex(model.index(1, 0));
    QSignalSpy activated(&table, &DataTable::rowActivated);
    QTest::keyClick(&table, Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated.first().first().toModelIndex().row(), 1);
    EXPECT_EQ(table.rowHeight(0), 32);
    EXPECT_EQ(table.horizontalHeader()->height(), 28);
}

TEST_F(Widgets, TablesLeaveOutDispensableColumnsOneByOneWhenTheyAreTooNarrow) {
    DataTable table(ui, RowHeight::Standard);
    QStandardItemModel model(1, 4);
    table.setModel(&model);
    table.setColumnWidths({100, 100, 100, 100}, 0);
    table.setDispensable({2, 1});
    table.show();
    const auto hiddenAt = [&](int width) {
        table.resize(width, 200);
        QVector<int> hidden;
        for (int column = 0; column < 4; ++column)
            if (table.isColumnHidden(column)) hidden.push_back(column);
        return hidden;
    };
    EXPECT_EQ(hiddenAt(440), QVector<int>{});
    EXPECT_EQ(hiddenAt(350), QVector<int>{2});
    EXPECT_EQ(hiddenAt(250), (QVector<int>{1, 2}));
    EXPECT_EQ(hiddenAt(440), QVector<int>{});
}

// Notes how it was last asked to sort.
class SortNote final : public QStandardItemModel {
  public:
    using QStandardItemModel::QStandardItemModel;
    void sort(int column, Qt::SortOrder order) override { asked = {column, order}; }

    std::pair<int, Qt::SortOrder> asked{-2, Qt::AscendingOrder};
};

TEST_F(Widgets, HeadingsSortRisingThenFallingThenNotAtAll) {
    SortNote model(3, 2);
    DataTable table(ui, RowHeight::Standard);
    table.setModel(&model);
    table.setColumnWidths({80, 80}, 1);
    table.setSortable();
    table.resize(300, 200);
    table.show();
    const auto afterClickOn = [&](int column) {
        const QHeaderView& header = *table.horizontalHeader();
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                          {header.sectionViewportPosition(column) + 20, 10});
        return model.asked;
    };
    using Asked = std::pair<int, Qt::SortOrder>;
    EXPECT_EQ(afterClickOn(0), Asked(0, Qt::AscendingOrder));
    EXPECT_EQ(afterClickOn(0), Asked(0, Qt::DescendingOrder));
    EXPECT_EQ(afterClickOn(0), Asked(-1, Qt::AscendingOrder));
    EXPECT_EQ(afterClickOn(0), Asked(0, Qt::AscendingOrder));
    EXPECT_EQ(afterClickOn(1), Asked(1, Qt::AscendingOrder)) << "another column starts anew";
    EXPECT_EQ(afterClickOn(1), Asked(1, Qt::DescendingOrder));
    EXPECT_EQ(afterClickOn(0), Asked(0, Qt::AscendingOrder));
}

TEST_F(Widgets, TablesShowTheColumnsTheyAreToldAndNoOthers) {
    QStandardItemModel model(1, 4);
    DataTable table(ui, RowHeight::Standard);
    table.setModel(&model);
    table.resize(300, 200);
    table.show();
    table.setShownColumns({{2, 70}, {0, 90}});
    for (int column = 0; column < 4; ++column)
        EXPECT_EQ(table.isColumnHidden(column), column % 2 == 1) << column;
    EXPECT_EQ(table.columnWidth(0), 90);
    EXPECT_EQ(table.columnWidth(2), table.viewport()->width() - 90) << "the first takes the rest";
}

TEST_F(Widgets, TablesPaintAgainWhatIsSeenOfAChangeAndNothingElse) {
    DataTable table(ui, RowHeight::Standard);
    QStandardItemModel model(100, 3);
    table.setModel(&model);
    table.setColumnWidths({80, 80, 80}, 1);
    table.setColumnHidden(2, true);
    table.resize(300, 200);
    table.show();
    Painted painted(*table.viewport());
    ASSERT_FALSE(painted.take().isEmpty());
    Q_EMIT model.dataChanged(model.index(1, 0), model.index(2, 2));
    EXPECT_EQ(painted.take(), QRegion(0, 32, table.viewport()->width(), 64));
    Q_EMIT model.dataChanged(model.index(0, 2), model.index(99, 2));  // a hidden column
    EXPECT_TRUE(painted.take().isEmpty());
    Q_EMIT model.dataChanged(model.index(50, 0), model.index(99, 2));  // rows below
    EXPECT_TRUE(painted.take().isEmpty());
    Q_EMIT model.dataChanged(model.index(0, 0), model.index(99, 2));
    EXPECT_EQ(painted.take(), QRegion(table.viewport()->rect()));
}

TEST_F(Widgets, WhatIsToldTheSameAgainPaintsNothing) {
    QWidget window;
    window.resize(600, 200);
    auto* band = new BandWidget(ui, BandWidget::Place::Window, &window);
    auto* chip = new Chip(ui, &window);
    auto* label = new Label(ui, TextStyle::Body, QStringLiteral("80 nodes"), &window);
    const auto tell = [&] {
        band->setKind(BandKind::Live);
        band->setConnection(QStringLiteral("somewhere"));
        band->setNote(QStringLiteral("a note"));
        band->setAge(QStringLiteral("2 s"));
        chip->setState(visualOf(NodeState::Running), QStringLiteral("Running"));
        label->setText(QStringLiteral("80 nodes"));
        label->setTone(Token::Warn);
    };
    window.show();
    tell();
    Painted onBand(*band);
    Painted onChip(*chip);
    Painted onLabel(*label);
    ASSERT_FALSE(onBand.take().isEmpty());
    (void)onChip.take();
    (void)onLabel.take();
    tell();
    EXPECT_TRUE(onBand.take().isEmpty());
    EXPECT_TRUE(onChip.take().isEmpty());
    EXPECT_TRUE(onLabel.take().isEmpty());
}

TEST_F(Widgets, ControlsHaveTheHeightsOfTheGrid) {
    Button standard(ui, ButtonKind::Plain, QStringLiteral("Cancel"));
    EXPECT_EQ(standard.sizeHint().height(), 30);
    standard.setSizeClass(ButtonSize::Compact);
    EXPECT_EQ(standard.sizeHint().height(), 26);
    TextField text(ui);
    text.ensurePolished();
    EXPECT_EQ(text.sizeHint().height(), 30);
    NumberField number(ui);
    number.ensurePolished();
    EXPECT_EQ(number.sizeHint().height(), 30);
    ChoiceField choice(ui);
    choice.ensurePolished();
    EXPECT_EQ(choice.sizeHint().height(), 30);
}

TEST_F(Widgets, DialogsCloseWithTheirCancelButtonAndDeleteThemselves) {
    QWidget window;
    auto* dialog = new DialogFrame(ui, &window);
    dialog->setSentence(QStringLiteral("This edit restarts 4 nodes."));
    Button* cancel = dialog->addCancel();
    QObject gone;
    bool deleted = false;
    QObject::connect(dialog, &QObject::destroyed, &gone, [&deleted] { deleted = true; });
    dialog->present();
    EXPECT_EQ(dialog->accessibleName(), QStringLiteral("This edit restarts 4 nodes."));
    cancel->click();
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(deleted);
}

TEST(TabStrip, HasRoomForAllTabsWhicheverIsChosen) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    TabStrip strip(ui);
    for (const char* name : {"i", "History", "Kernel messages", "Wide WWWWWWW"})
        strip.addTab(QString::fromLatin1(name));
    const int room = strip.sizeHint().width();
    strip.resize(room, 36);
    strip.show();
    for (int i = 0; i < strip.count(); ++i) {
        strip.setCurrentIndex(i);
        strip.setTabText(0, strip.tabText(0));  // lays all of them out again
        EXPECT_LT(strip.tabRect(strip.count() - 1).right(), room) << i;
    }
}

}  // namespace
}  // namespace berth::ui
