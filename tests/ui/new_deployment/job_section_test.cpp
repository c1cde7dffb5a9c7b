// SPDX-License-Identifier: GPL-3.0-or-later
// A person makes a job, as the page offers it.
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

#include "tests/ui/page_fixture.h"
#include "ui/new_deployment/duration_field.h"
#include "ui/new_deployment/new_deployment_page.h"
#include "ui/plan/plan_dialog.h"
#include "ui/widgets/elided_label.h"

namespace berth::ui {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct MakingAJob : PageFixture {
    explicit MakingAJob(bool possible = true) {
        domain::Capabilities can = platform.capabilities();
        can.jobs = can.jobChanges = possible;
        platform.setCapabilities(can);
        page = std::make_unique<NewDeploymentPage>(services, NewDeploymentPage::Purpose::Create);
        page->resize(1280, 720);
        page->show();
        page->entered();
        support::drain();
    }
    ~MakingAJob() { delete openDialog<PlanDialog>(); }
    MakingAJob(const MakingAJob&) = delete;
    MakingAJob& operator=(const MakingAJob&) = delete;

    // Chooses as a person does.
    void choose(const char* field, int index) {
        auto* box = named<QComboBox>(*page, field);
        ASSERT_NE(box, nullptr) << field;
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
        support::drain();
    }
    void type(const char* field, int value) {
        auto* number = named<QSpinBox>(*page, field);
        ASSERT_NE(number, nullptr) << field;
        ASSERT_TRUE(number->isVisible()) << field;
        number->setValue(value);
        support::drain();
    }
    void press(const char* name) {
        QAbstractButton* found = button(*page, name);
        ASSERT_NE(found, nullptr) << name;
        found->click();
        support::drain();
    }
    [[nodiscard]] bool shows(const char* field) const {
        for (const auto* number : page->findChildren<QSpinBox*>()) {
            if (number->accessibleName() == QLatin1String(field)) return number->isVisible();
        }
        return false;
    }
    // In the notes beside the titles of its sections.
    [[nodiscard]] bool notes(const char* words) const {
        for (const auto* label : page->findChildren<ElidedLabel*>()) {
            if (label->isVisible() && label->text().contains(QLatin1String(words))) return true;
        }
        return false;
    }
    // What is created through the plan.
    domain::DeploymentSpec created() {
        press("Review plan");
        auto* dialog = openDialog<PlanDialog>();
        if (dialog == nullptr) return {};
        support::drain();
        EXPECT_TRUE(says(*dialog, QStringLiteral("starts")));
        button(*dialog, "Apply")->click();
        EXPECT_TRUE(support::runUntil([&] { return !platform.applied().empty(); }));
        const auto applied = platform.applied();
        if (applied.empty()) return {};
        const auto* create = std::get_if<domain::CreateDeployment>(&applied[0].change);
        return create == nullptr ? domain::DeploymentSpec{} : create->spec;
    }
    std::unique_ptr<NewDeploymentPage> page;
};

TEST(MakingAJob, BeginsWithADeploymentThatRunsUntilItIsStopped) {
    MakingAJob making;
    auto* choice = named<QComboBox>(*making.page, "It runs");
    ASSERT_NE(choice, nullptr);
    EXPECT_TRUE(choice->isEnabled());
    EXPECT_EQ(choice->currentIndex(), 0);
    EXPECT_FALSE(making.shows("Runs"));
}

TEST(MakingAJob, CreatesWhatWasChosenThroughThePlan) {
    MakingAJob making;
    making.choose("It runs", 1);
    making.type("Runs", 12);
    making.type("Nodes", 3);
    making.choose("One run takes about: unit", 0);
    making.type("One run takes about", 90);
    making.choose("Time limit of the whole job: unit", 2);
    making.type("Time limit of the whole job", 2);
    making.type("Retries", 4);
    making.choose("When a run fails", 1);
    const domain::DeploymentSpec spec = making.created();
    ASSERT_TRUE(spec.job);
    EXPECT_EQ(*spec.job,
              (domain::JobSpec{12, hours(2), seconds(90), domain::JobRestart::Never, 4, {}}));
    EXPECT_EQ(spec.nodes, 3);
}

TEST(MakingAJob, InNumberedPiecesAsksForTheLimitsOfPieces) {
    MakingAJob making;
    making.choose("It runs", 1);
    EXPECT_TRUE(making.shows("Retries"));
    EXPECT_FALSE(making.shows("Retries of a piece"));
    QCheckBox* pieces = nullptr;
    for (auto* box : making.page->findChildren<QCheckBox*>()) {
        if (box->text().contains(QLatin1String("JOB_COMPLETION_INDEX"))) pieces = box;
    }
    ASSERT_NE(pieces, nullptr);
    pieces->setChecked(true);
    support::drain();
    EXPECT_FALSE(making.shows("Retries"));
    making.type("Retries of a piece", 2);
    making.type("Pieces that may be given up", 5);
    const domain::DeploymentSpec spec = making.created();
    ASSERT_TRUE(spec.job);
    EXPECT_EQ(spec.job->indexes, (domain::JobIndexes{2, 5}));
}

TEST(MakingAJob, KeepsWhatWasSetWhenItIsTurnedOffAndOnAgain) {
    MakingAJob making;
    making.choose("It runs", 1);
    making.type("Runs", 12);
    making.choose("It runs", 0);
    EXPECT_FALSE(making.shows("Runs"));
    making.choose("It runs", 1);
    EXPECT_EQ(named<QSpinBox>(*making.page, "Runs")->value(), 12);
}

TEST(MakingAJob, SaysBesideEachFieldWhatIsOutOfRangeAndPutsABetterValueIn) {
    MakingAJob making;
    making.choose("It runs", 1);
    auto* review = button(*making.page, "Review plan");
    const auto mends = [&](const char* field, int bad, const char* says_, const char* fix,
                           int good) {
        making.type(field, bad);
        EXPECT_FALSE(review->isEnabled()) << field;
        EXPECT_TRUE(says(*making.page, QString::fromUtf8(says_))) << field;
        making.press(fix);
        EXPECT_TRUE(review->isEnabled()) << field;
        EXPECT_EQ(named<QSpinBox>(*making.page, field)->value(), good) << field;
    };
    mends("Runs", 0, "A job of 0 runs is not possible", "Use 1", 1);
    mends("Runs", 20000, "A job of 20000 runs is not possible", "Use 10000", 10000);
    mends("Retries", 5000, "5000 retries are not possible", "Use 1000", 1000);
    making.choose("One run takes about: unit", 3);
    making.type("One run takes about", 3);
    EXPECT_FALSE(review->isEnabled());
    EXPECT_TRUE(says(*making.page, QStringLiteral("A time of the job cannot be used")));
    making.press("Use 1 d");
    EXPECT_TRUE(review->isEnabled());
    EXPECT_EQ(named<QSpinBox>(*making.page, "One run takes about")->value(), 1);
}

TEST(MakingAJob, WarnsOfALimitThatNoRunFitsInto) {
    MakingAJob making;
    making.choose("It runs", 1);
    making.choose("Time limit of the whole job: unit", 1);
    making.type("Time limit of the whole job", 5);
    EXPECT_TRUE(
        says(*making.page, QStringLiteral("The job would be stopped before one run is done")));
    EXPECT_TRUE(button(*making.page, "Review plan")->isEnabled());
    making.press("Give it 30 m");
    EXPECT_EQ(named<QSpinBox>(*making.page, "Time limit of the whole job")->value(), 30);
}

TEST(MakingAJob, SaysWhatOfADeploymentDoesNotApply) {
    MakingAJob making;
    making.choose("It runs", 1);
    EXPECT_TRUE(making.notes("A job needs none: nobody has to reach it."));
    EXPECT_TRUE(making.notes("A job seldom needs any: the end of its program tells."));
    auto* surge = named<QSpinBox>(*making.page, "Extra nodes during an edit");
    ASSERT_NE(surge, nullptr);
    EXPECT_FALSE(surge->isEnabled());
    EXPECT_TRUE(surge->accessibleDescription().contains(QLatin1String("A job is not edited")));
    making.choose("It runs", 0);
    EXPECT_TRUE(surge->isEnabled());
    EXPECT_FALSE(making.notes("nobody has to reach it"));
}

TEST(MakingAJob, SaysWhatItsRunsCost) {
    MakingAJob making;
    making.choose("It runs", 1);
    making.type("Runs", 6);
    EXPECT_TRUE(says(*making.page, QStringLiteral("one run, about")));
    EXPECT_TRUE(says(*making.page, QStringLiteral("6 runs in all, about")));
    EXPECT_FALSE(says(*making.page, QStringLiteral("per month, 30 days")));
}

TEST(MakingAJob, IsGreyedWithItsReasonWhereThePlatformRunsNone) {
    MakingAJob making(false);
    auto* choice = named<QComboBox>(*making.page, "It runs");
    ASSERT_NE(choice, nullptr);
    EXPECT_FALSE(choice->isEnabled());
    EXPECT_EQ(choice->accessibleDescription(), QStringLiteral("This platform runs no jobs."));
    EXPECT_TRUE(choice->toolTip().contains(QStringLiteral("This platform runs no jobs.")));
}

TEST(MakingAJob, IsUndoneByOneClickWhereADraftIsOneAndThePlatformRunsNone) {
    MakingAJob making(true);
    making.choose("It runs", 1);
    domain::Capabilities can = making.platform.capabilities();
    can.jobs = false;
    making.platform.setCapabilities(can);
    making.publish([](domain::Snapshot&) {});
    EXPECT_TRUE(says(*making.page, QStringLiteral("This platform runs no jobs")));
    EXPECT_FALSE(button(*making.page, "Review plan")->isEnabled());
    making.press("Make it no job");
    EXPECT_TRUE(button(*making.page, "Review plan")->isEnabled());
    EXPECT_EQ(named<QComboBox>(*making.page, "It runs")->currentIndex(), 0);
}

TEST(MakingAJob, SpeaksChineseAtOnce) {
    MakingAJob making;
    making.choose("It runs", 1);
    making.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_TRUE(says(*making.page, QString::fromUtf8("服务或作业")));
    EXPECT_NE(named<QSpinBox>(*making.page, "\u8fd0\u884c\u6b21\u6570"), nullptr);
}

struct Field : PageFixture {
    DurationField field{ui};
    [[nodiscard]] int number() { return field.findChild<QSpinBox*>()->value(); }
    [[nodiscard]] int unit() { return field.findChild<QComboBox*>()->currentIndex(); }
};

TEST(DurationField, ShowsATimeInTheLargestUnitOfWhichItIsAWholeNumber) {
    Field shown;
    const auto expect = [&](domain::Duration duration, int number, int unit) {
        shown.field.setDuration(duration);
        EXPECT_EQ(shown.number(), number);
        EXPECT_EQ(shown.unit(), unit);
        EXPECT_EQ(shown.field.duration(), duration);
    };
    expect(seconds(0), 0, 0);
    expect(seconds(90), 90, 0);
    expect(minutes(10), 10, 1);
    expect(hours(5), 5, 2);
    expect(hours(48), 2, 3);
    expect(seconds(86401), 86401, 0);
    shown.field.setDuration(seconds(-5));
    EXPECT_EQ(shown.number(), 0);
}

TEST(DurationField, IsWideEnoughForItsUnitInEveryLanguage) {
    Field shown;
    auto* unit = shown.field.findChild<QComboBox*>();
    shown.field.show();
    for (const char* purpose : {"Time", "时间"}) {
        shown.field.setPurpose(QString::fromUtf8(purpose));
        support::drain();
        for (int i = 0; i < unit->count(); ++i)
            EXPECT_GT(unit->width(), unit->fontMetrics().horizontalAdvance(unit->itemText(i)));
        shown.ui.setLanguage(LanguageCode::Chinese);
    }
}

TEST(DurationField, KeepsTheUnitThatThePersonChose) {
    Field shown;
    shown.field.setDuration(minutes(10));
    shown.field.findChild<QComboBox*>()->setCurrentIndex(0);
    shown.field.findChild<QSpinBox*>()->setValue(600);
    shown.field.setDuration(minutes(10));
    EXPECT_EQ(shown.number(), 600);
    EXPECT_EQ(shown.unit(), 0);
}

}  // namespace
}  // namespace berth::ui
