// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/start_over_dialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <cstdint>

#include "tests/ui/simulator/simulator_fixture.h"
#include "ui/simulator/sample_scenarios.h"

namespace berth::ui {
namespace {

TEST(StartOverDialog, StartsOverWithTheSeedAndTheSameScenario) {
    Shown shown;
    button(*shown.page, "Start over …")->click();
    auto* dialog = openDialog<StartOverDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, QStringLiteral("with its 11 deployments.")));
    EXPECT_EQ(named<QLineEdit>(*dialog, "Seed")->text(), QStringLiteral("42"));
    named<QLineEdit>(*dialog, "Seed")->setText(QStringLiteral("7"));
    button(*dialog, "Start over")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.startsOver().empty(); }));
    EXPECT_EQ(shown.platform.startsOver()[0], std::make_pair(std::string(), std::uint64_t{7}));
    EXPECT_TRUE(support::runUntil([] { return openDialog<StartOverDialog>() == nullptr; }));
}

TEST(StartOverDialog, ASeedKeepsAllItsBits) {
    for (const std::uint64_t seed :
         {std::uint64_t{0}, std::uint64_t{2'147'483'647}, std::uint64_t{2'147'483'648},
          std::uint64_t{9'223'372'036'854'775'808U}, std::uint64_t{18'446'744'073'709'551'615U}}) {
        SCOPED_TRACE(seed);
        Shown shown;
        domain::SimulatorStatus status = shown.platform.status();
        status.seed = seed;
        shown.platform.publishStatus(status);
        ASSERT_TRUE(support::runUntil([&] { return shown.simulator.status().seed == seed; }));
        button(*shown.page, "Start over …")->click();
        auto* dialog = openDialog<StartOverDialog>();
        ASSERT_NE(dialog, nullptr);
        EXPECT_EQ(named<QLineEdit>(*dialog, "Seed")->text(), QString::number(seed));
        button(*dialog, "Start over")->click();
        ASSERT_TRUE(support::runUntil([&] { return !shown.platform.startsOver().empty(); }));
        EXPECT_EQ(shown.platform.startsOver()[0].second, seed);
    }
}

TEST(StartOverDialog, ASeedThatIsNoneIsNamedWhileItIsTyped) {
    Shown shown;
    button(*shown.page, "Start over …")->click();
    auto* dialog = openDialog<StartOverDialog>();
    ASSERT_NE(dialog, nullptr);
    auto* seed = named<QLineEdit>(*dialog, "Seed");
    QAbstractButton* start = button(*dialog, "Start over");
    const auto type = [&](const QString& text) {
        seed->clear();
        QTest::keyClicks(seed, text);
    };
    seed->clear();
    EXPECT_TRUE(says(*dialog, QStringLiteral("Type a whole number.")));
    EXPECT_FALSE(start->isEnabled());
    for (const char* wrong : {"-1", "+1", "1.5", "1e3", "0x10", "12 34", "seed"}) {
        type(QString::fromUtf8(wrong));
        EXPECT_TRUE(says(*dialog, QStringLiteral("digits only"))) << wrong;
        EXPECT_FALSE(start->isEnabled()) << wrong;
    }
    seed->setText(QStringLiteral("1"));
    EXPECT_FALSE(says(*dialog, QStringLiteral("digits only")));
    seed->setText(QString::fromUtf8("１２"));
    EXPECT_TRUE(says(*dialog, QStringLiteral("digits only")));
    for (const char* large : {"18446744073709551616", "99999999999999999999999999"}) {
        type(QLatin1String(large));
        EXPECT_TRUE(says(*dialog, QStringLiteral("The largest seed is 18446744073709551615.")));
        EXPECT_FALSE(start->isEnabled()) << large;
    }
    type(QStringLiteral(" 18446744073709551615 "));
    EXPECT_FALSE(says(*dialog, QStringLiteral("seed is")));
    ASSERT_TRUE(start->isEnabled());
    start->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.startsOver().empty(); }));
    EXPECT_EQ(shown.platform.startsOver()[0].second, 18'446'744'073'709'551'615U);
}

TEST(StartOverDialog, StartsOverWithTheTextOfAFileAndRefusesAnEmptyOne) {
    QTemporaryDir folder;
    const QString path = folder.path() + QStringLiteral("/night.yaml");
    const QString empty = folder.path() + QStringLiteral("/empty.yaml");
    const QByteArray text = "name: night\n# \xE4\xB8\xAD\n";
    for (const auto& [name, content] : {std::pair{path, text}, std::pair{empty, QByteArray()}}) {
        QFile file(name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    Shown shown;
    button(*shown.page, "Start over …")->click();
    auto* dialog = openDialog<StartOverDialog>();
    ASSERT_NE(dialog, nullptr);
    const auto choose = [&](const QString& file) {
        button(*dialog, "Choose a scenario file …")->click();
        auto* files = dialog->findChild<QFileDialog*>();
        ASSERT_NE(files, nullptr);
        Q_EMIT files->fileSelected(file);
        delete files;
    };
    choose(empty);
    EXPECT_TRUE(
        support::runUntil([&] { return says(*dialog, QStringLiteral("The file is empty.")); }));
    choose(path);
    auto* scenario = named<QComboBox>(*dialog, "Scenario");
    ASSERT_TRUE(
        support::runUntil([&] { return scenario->currentText() == QStringLiteral("night.yaml"); }));
    EXPECT_FALSE(says(*dialog, QStringLiteral("The file is empty.")));
    button(*dialog, "Start over")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.startsOver().empty(); }));
    EXPECT_EQ(shown.platform.startsOver()[0].first, text.toStdString());
}

TEST(StartOverDialog, StartsOverWithAnySampleAndWithTheSameAgainAfterAll) {
    for (const SampleScenario& sample : sampleScenarios()) {
        SCOPED_TRACE(sample.id.toStdString());
        Shown shown;
        StartOverDialog::showSample(shown.services, sample.id, shown.page.get());
        auto* dialog = openDialog<StartOverDialog>();
        ASSERT_NE(dialog, nullptr);
        auto* scenario = named<QComboBox>(*dialog, "Scenario");
        EXPECT_EQ(scenario->currentText(), sample.name);
        EXPECT_TRUE(says(*dialog, sample.summary));
        button(*dialog, "Start over")->click();
        ASSERT_TRUE(support::runUntil([&] { return !shown.platform.startsOver().empty(); }));
        const std::string text = shown.platform.startsOver()[0].first;
        EXPECT_NE(text.find("scenario: "), std::string::npos);
        EXPECT_EQ(text, sampleText(sample.id).toStdString());
    }
    Shown shown;
    StartOverDialog::showSample(shown.services, sampleWithLevels(), shown.page.get());
    auto* dialog = openDialog<StartOverDialog>();
    ASSERT_NE(dialog, nullptr);
    named<QComboBox>(*dialog, "Scenario")->setCurrentIndex(0);
    button(*dialog, "Start over")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.startsOver().empty(); }));
    EXPECT_EQ(shown.platform.startsOver()[0].first, "");
}

}  // namespace
}  // namespace berth::ui
