// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QHash>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStringList>
#include <QTest>

#include "ui/shell/command_list.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/view_menu.h"
#include "ui/widgets/label.h"

namespace berth::ui {
namespace {

class Settings final : public SettingsPort {
  public:
    [[nodiscard]] QByteArray value(const QString& key) const override {
        return m_values.value(key);
    }
    void setValue(const QString& key, const QByteArray& value) override {
        m_values.insert(key, value);
    }

  private:
    QHash<QString, QByteArray> m_values;
};

class TestPage final : public Page {
  public:
    TestPage(const QString& name, QWidget* parent) : Page(name, parent) { TestPage::retranslate(); }
    [[nodiscard]] QString title() const override { return objectName() + argument; }
    void setArgument(const QString& text) override { argument = text; }
    void entered() override { ++entries; }
    void left() override { ++leaves; }

    QString argument;
    int entries = 0;
    int leaves = 0;
    int translations = 0;

  protected:
    void retranslate() override { ++translations; }
};

class Shell : public testing::Test {
  protected:
    void add(const QString& name, int group = 0, const QString& railName = {}) {
        PageEntry entry;
        entry.name = name;
        entry.title = [name] { return name; };
        entry.group = group;
        entry.railName = railName;
        entry.inRail = railName.isEmpty();
        entry.make = [this, name](QWidget* parent) {
            ++made;
            return new TestPage(name, parent);
        };
        set.add(std::move(entry));
    }

    void start(const QString& route = {}) {
        add(QStringLiteral("overview"));
        add(QStringLiteral("deployments"), 1);
        add(QStringLiteral("deployments/new"), 1, QStringLiteral("deployments"));
        add(QStringLiteral("deployment"), 1, QStringLiteral("deployments"));
        window.start(set, route);
        window.show();
        window.activateWindow();
        QApplication::processEvents();
    }

    TestPage* page() { return static_cast<TestPage*>(window.pages().page()); }

    int made = 0;
    Settings settings;
    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    MainWindow window{ui, settings};
    PageHost set;
};

TEST_F(Shell, MakesOnlyThePageThatIsShown) {
    start();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(window.pages().route(), QStringLiteral("overview"));
    EXPECT_TRUE(window.pages().navigate(QStringLiteral("deployments")));
    EXPECT_TRUE(window.pages().navigate(QStringLiteral("overview")));
    EXPECT_EQ(made, 2);
    EXPECT_EQ(page()->entries, 2);
}

TEST_F(Shell, ReadsTheArgumentOfARouteAndPrefersAWholeName) {
    start(QStringLiteral("deployment/dep-7/with/slash"));
    EXPECT_EQ(page()->argument, QStringLiteral("dep-7/with/slash"));
    EXPECT_EQ(window.pages().railName(), QStringLiteral("deployments"));
    window.pages().navigate(QStringLiteral("deployments/new"));
    EXPECT_EQ(page()->objectName(), QStringLiteral("deployments/new"));
}

TEST_F(Shell, RefusesARouteThatNoPageHas) {
    start(QStringLiteral("nowhere"));
    EXPECT_EQ(window.pages().route(), QStringLiteral("overview"));
    EXPECT_FALSE(window.pages().navigate(QStringLiteral("nowhere/else")));
    EXPECT_EQ(window.pages().route(), QStringLiteral("overview"));
}

TEST_F(Shell, EscapeLeadsBackThroughTheHistory) {
    start();
    window.pages().navigate(QStringLiteral("deployments"));
    window.pages().navigate(QStringLiteral("deployment/a"));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_EQ(window.pages().route(), QStringLiteral("deployments"));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_EQ(window.pages().route(), QStringLiteral("overview"));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_EQ(window.pages().route(), QStringLiteral("overview"));
}

TEST_F(Shell, OpensPagesOfTheRailByNumber) {
    start();
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(window.pages().route(), QStringLiteral("deployments"));
    EXPECT_EQ(window.rail().names(),
              (QVector<QString>{QStringLiteral("overview"), QStringLiteral("deployments")}));
}

TEST_F(Shell, RemembersPageAndRailOverARestart) {
    start();
    window.pages().navigate(QStringLiteral("deployments"));
    window.rail().setCollapsed(true);
    window.close();
    MainWindow again(ui, settings);
    PageEntry entry;
    entry.name = QStringLiteral("deployments");
    entry.title = [] { return QStringLiteral("deployments"); };
    entry.make = [](QWidget* parent) {
        return new TestPage(QStringLiteral("deployments"), parent);
    };
    PageHost sameSet;
    sameSet.add(entry);
    again.start(sameSet);
    EXPECT_EQ(again.pages().route(), QStringLiteral("deployments"));
    EXPECT_TRUE(again.rail().isCollapsed());
}

TEST_F(Shell, SwapsPagesForAnotherSetAndFindsEachAsItWasLeft) {
    start(QStringLiteral("deployment/a"));
    PageHost other(QStringLiteral("c-1"));
    int otherMade = 0;
    for (const char* name : {"overview", "money"}) {
        PageEntry entry;
        entry.name = QString::fromLatin1(name);
        entry.title = [name] { return QString::fromLatin1(name); };
        entry.make = [&otherMade, entry](QWidget* parent) {
            ++otherMade;
            return new TestPage(entry.name, parent);
        };
        other.add(std::move(entry));
    }
    TestPage* left = page();
    window.showPages(other, QStringLiteral("nowhere"));
    EXPECT_EQ(&window.pages(), &other);
    EXPECT_EQ(other.route(), QStringLiteral("overview"));
    EXPECT_EQ(window.windowTitle(), QStringLiteral("overview — Berth"));
    EXPECT_EQ(window.rail().names(),
              (QVector<QString>{QStringLiteral("overview"), QStringLiteral("money")}));
    EXPECT_EQ(left->leaves, 1);
    EXPECT_EQ(otherMade, 1);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(other.route(), QStringLiteral("money"));
    EXPECT_EQ(set.route(), QStringLiteral("deployment/a"));

    window.showPages(set);
    EXPECT_EQ(page(), left);
    EXPECT_EQ(left->entries, 2);
    EXPECT_EQ(page()->argument, QStringLiteral("a"));
    EXPECT_EQ(window.rail().names(),
              (QVector<QString>{QStringLiteral("overview"), QStringLiteral("deployments")}));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_EQ(set.route(), QStringLiteral("deployment/a")) << "the way back is each set's own";
    EXPECT_EQ(other.route(), QStringLiteral("money"));
    window.showPages(other, QStringLiteral("overview"));
    EXPECT_EQ(other.route(), QStringLiteral("overview"));
}

TEST_F(Shell, RemembersThePageOfEachSetOverARestart) {
    start(QStringLiteral("deployments"));
    {
        PageHost other(QStringLiteral("c-1"));
        for (const char* name : {"overview", "money"}) {
            PageEntry entry;
            entry.name = QString::fromLatin1(name);
            entry.title = [] { return QString(); };
            entry.make = [entry](QWidget* parent) { return new TestPage(entry.name, parent); };
            other.add(std::move(entry));
        }
        window.showPages(other, QStringLiteral("money"));
        window.close();
        window.showPages(set);
    }
    EXPECT_EQ(settings.value(QStringLiteral("window/route")), "deployments");
    EXPECT_EQ(settings.value(QStringLiteral("window/route/c-1")), "money");
}

TEST_F(Shell, ShowsOtherPagesOfTheSameSetWhenTheyAreReplaced) {
    start();
    window.rail().setCounter(QStringLiteral("deployments"), 2, Tone::Bad, QStringLiteral("two"));
    PageEntry entry;
    entry.name = QStringLiteral("opening");
    entry.title = [] { return QStringLiteral("Opening"); };
    entry.make = [](QWidget* parent) { return new TestPage(QStringLiteral("opening"), parent); };
    set.setEntries({entry});
    EXPECT_EQ(window.rail().names(), QVector<QString>{QStringLiteral("opening")});
    EXPECT_EQ(window.pages().page(), nullptr);
    EXPECT_FALSE(set.knows(QStringLiteral("overview")));
    window.showPages(set);
    EXPECT_EQ(page()->objectName(), QStringLiteral("opening"));
    EXPECT_FALSE(set.canGoBack());
}

TEST_F(Shell, TakesAMenuWithoutSenseOutOfTheBarWithItsKeys) {
    int runs = 0;
    QAction* step =
        window.menu(MenuKind::Simulator).addAction(QStringLiteral("Step"), &window, [&] {
            ++runs;
        });
    step->setShortcut(QKeySequence(Qt::Key_F9));
    start();
    QTest::keyClick(&window, Qt::Key_F9);
    EXPECT_EQ(runs, 1);
    const auto found = [&] {
        window.palette().open();
        auto* list = window.findChild<QListView*>();
        bool any = false;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            any |= list->model()->index(row, 0).data().toString() == QStringLiteral("Step");
        window.palette().close();
        return any;
    };
    EXPECT_TRUE(found());
    window.setMenuOffered(MenuKind::Simulator, false);
    EXPECT_FALSE(window.menu(MenuKind::Simulator).menuAction()->isVisible());
    QTest::keyClick(&window, Qt::Key_F9);
    EXPECT_EQ(runs, 1);
    EXPECT_FALSE(found());
    window.setMenuOffered(MenuKind::Simulator, true);
    QTest::keyClick(&window, Qt::Key_F9);
    EXPECT_EQ(runs, 2);
}

TEST_F(Shell, TranslatesWindowAndPagesWhileTheyAreShown) {
    start();
    EXPECT_EQ(window.windowTitle(), QStringLiteral("overview — Berth"));
    const int before = page()->translations;
    ui.setLanguage(LanguageCode::Chinese);
    QApplication::processEvents();
    EXPECT_EQ(window.windowTitle(), QStringLiteral("overview — Berth 泊位"));
    EXPECT_GT(page()->translations, before);
    ui.setLanguage(LanguageCode::English);
    QApplication::processEvents();
    EXPECT_EQ(window.windowTitle(), QStringLiteral("overview — Berth"));
}

TEST_F(Shell, F6MovesTheFocusToTheNextRegion) {
    start();
    window.rail().findChild<QPushButton*>()->setFocus();
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    EXPECT_EQ(QApplication::focusWidget()->objectName(), QStringLiteral("connectionSwitcher"));
    QTest::keyClick(&window, Qt::Key_F6);
    EXPECT_TRUE(window.rail().isAncestorOf(QApplication::focusWidget()));
}

TEST_F(Shell, EveryControlHasAnAccessibleName) {
    start();
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        ui.setLanguage(code);
        QApplication::processEvents();
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
            EXPECT_FALSE(widget->accessibleName().isEmpty())
                << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
        }
    }
}

TEST_F(Shell, ThePaletteRunsTheFirstFindingWithEnter) {
    start();
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    auto* palette = window.findChild<QWidget*>(QStringLiteral("commandPalette"));
    ASSERT_TRUE(palette->isVisible());
    auto* field = palette->findChild<QLineEdit*>();
    QTest::keyClicks(field, QStringLiteral("deploy"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_FALSE(palette->isVisible());
    EXPECT_EQ(window.pages().route(), QStringLiteral("deployments"));
}

TEST(SavedChoices, AreReadBackAndNonsenseIsIgnored) {
    Settings settings;
    EXPECT_EQ(savedTheme(settings), std::nullopt);
    settings.setValue(QStringLiteral("theme"), "high-contrast");
    settings.setValue(QStringLiteral("language"), "zh_CN");
    EXPECT_EQ(savedTheme(settings), ThemeChoice::HighContrast);
    EXPECT_EQ(savedLanguage(settings), LanguageCode::Chinese);
    settings.setValue(QStringLiteral("theme"), "purple");
    EXPECT_EQ(savedTheme(settings), std::nullopt);
}

TEST(Commands, AreFoundByAllWordsWithTheirBeginningFirst) {
    const QVector<Command> all = {
        {QStringLiteral("New deployment"), QStringLiteral("Page"), {}, Icon::Plus, {}},
        {QStringLiteral("Deployments"), QStringLiteral("Page"), {}, Icon::Plus, {}},
        {QStringLiteral("echo"), QStringLiteral("Deployment"), {}, Icon::Plus, {}}};
    const QVector<Command> found = matching(all, QStringLiteral(" deploy "), 10);
    ASSERT_EQ(found.size(), 3);
    EXPECT_EQ(found.at(0).title, QStringLiteral("Deployments"));
    EXPECT_EQ(matching(all, QStringLiteral("page new"), 10).size(), 1);
    EXPECT_EQ(matching(all, QString(), 2).size(), 2);
    EXPECT_TRUE(matching(all, QStringLiteral("xyz"), 10).isEmpty());
}

TEST_F(Shell, ThePaletteShowsActionsWithoutTheLetterOfTheirMenu) {
    window.menu(MenuKind::Help).addAction(QString::fromUtf8("关于(&A)"));
    window.menu(MenuKind::Help).addAction(QStringLiteral("&Keys"));
    start();
    window.palette().open();
    QTest::keyClicks(window.palette().findChild<QLineEdit*>(), QStringLiteral("help"));
    QStringList titles;
    const QAbstractItemModel* found = window.palette().findChild<QListView*>()->model();
    for (int row = 0; row < found->rowCount(); ++row)
        titles.append(found->index(row, 0).data().toString());
    EXPECT_EQ(titles, QStringList({QString::fromUtf8("关于"), QStringLiteral("Keys")}));
}

TEST_F(Shell, EnterPressesTheButtonThatHasTheFocusOnceForEachTimeItIsPressed) {
    start();
    QPushButton button(page());
    button.show();
    button.setFocus();
    int presses = 0;
    QObject::connect(&button, &QPushButton::clicked, [&] { ++presses; });
    QTest::keyClick(&button, Qt::Key_Return);
    QTest::keyClick(&button, Qt::Key_Enter);
    EXPECT_EQ(presses, 2);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
    QApplication::sendEvent(&button, &held);
    EXPECT_EQ(presses, 2);
    button.setCheckable(true);
    QTest::keyClick(&button, Qt::Key_Return);
    EXPECT_EQ(presses, 2);
}

}  // namespace
}  // namespace berth::ui
