// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <random>

#include "models/items/container_model.h"
#include "models/items/filesystem_model.h"
#include "models/items/gpu_state_model.h"
#include "models/items/kernel_message_model.h"
#include "models/items/process_model.h"
#include "models/items/roles.h"
#include "tests/support/fake_hosts.h"

namespace berth::items {
namespace {

using namespace domain;
using Tester = QAbstractItemModelTester;
constexpr auto kFatal = Tester::FailureReportingMode::Fatal;

template <class Model>
std::vector<std::string> idsOf(const Model& model) {
    std::vector<std::string> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.push_back(model.index(row, 0).data(IdRole).toString().toStdString());
    return ids;
}

using Ids = std::vector<std::string>;

TEST(ProcessModel, ShowsTheLargestFirstAndWhatTheyHoldOfGpus) {
    ProcessModel model(nullptr);
    const Tester tester(&model, kFatal);
    model.setLook(support::sampleInspection());
    EXPECT_EQ(idsOf(model), (Ids{"4711", "1", "4712"}));
    EXPECT_EQ(model.rowAt(0).gpuMemory, Bytes{50 * kGiB});
    EXPECT_EQ(model.rowAt(0).gpus, std::vector<int>{6});
    model.setFilter({QStringLiteral("PYTH"), false});
    EXPECT_EQ(idsOf(model), (Ids{"4711", "4712"}));
    model.setFilter({QStringLiteral("4712"), false});
    EXPECT_EQ(idsOf(model), Ids{"4712"});
    model.setFilter({{}, true});
    EXPECT_EQ(idsOf(model), Ids{"4711"});
}

TEST(FilesystemModel, ShowsWhatCanHoldDataOnce) {
    Inspection look = support::sampleInspection();
    look.filesystems.push_back(
        {"proc", "/proc", "proc", false, Persistence::None, Bytes{1}, Bytes{0}, Bytes{1}, {}, {}});
    look.filesystems.push_back(look.filesystems[1]);
    FilesystemModel model(nullptr);
    const Tester tester(&model, kFatal);
    model.setLook(look);
    EXPECT_EQ(idsOf(model), (Ids{"/", "/data", "/scratch"}));
    model.sort(static_cast<int>(FilesystemColumn::Fill), Qt::DescendingOrder);
    EXPECT_EQ(idsOf(model).front(), "/");
    EXPECT_NEAR(model.rowAt(0).fill(), 0.945, 1e-9);
}

TEST(KernelMessageModel, ShowsTheNewestFirstAndMarksTheDriversErrors) {
    KernelMessageModel model(nullptr);
    const Tester tester(&model, kFatal);
    model.setLook(support::sampleInspection());
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_TRUE(model.rowAt(0).xid);
    EXPECT_FALSE(model.rowAt(1).xid);
    // The oldest fell out of the log and an equal one came: those that stay keep their names.
    Inspection later = support::sampleInspection();
    const std::string kept = idsOf(model)[0];
    later.kernelLog.messages.erase(later.kernelLog.messages.begin());
    later.kernelLog.messages.push_back(later.kernelLog.messages[0]);
    model.setLook(later);
    EXPECT_EQ(idsOf(model)[1], kept);
    EXPECT_EQ(idsOf(model)[0], kept + "#1");
    model.setFilter({QStringLiteral("linux")});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ContainerModel, ShowsAContainerOnceWhoeverTellsOfIt) {
    Inspection look = support::sampleInspection();
    look.containers.push_back(look.containers[0]);
    ContainerModel model(nullptr);
    const Tester tester(&model, kFatal);
    model.setLook(look);
    EXPECT_EQ(idsOf(model), Ids{"a1b2c3"});
}

TEST(GpuStateModel, KeepsTheComputersOrderUnlessSorted) {
    GpuStateModel model(nullptr);
    const Tester tester(&model, kFatal);
    std::vector<GpuStateRow> rows;
    for (const GpuState& gpu : support::sampleInspection().gpus)
        rows.push_back({gpu.uuid, gpu, {}});
    model.setGpus(rows);
    EXPECT_EQ(idsOf(model).front(), "GPU-0");
    model.sort(static_cast<int>(GpuStateColumn::Temperature), Qt::DescendingOrder);
    EXPECT_EQ(idsOf(model).front(), "GPU-6");
    EXPECT_EQ(idsOf(model).back(), "GPU-3");  // lost: nothing is known of it
    model.sort(-1);
    EXPECT_EQ(idsOf(model).front(), "GPU-0");
}

// Looks at a machine on which everything comes and goes.
TEST(InspectionModels, StayInOrderWhateverTheNextLookShows) {
    std::mt19937_64 random(11);
    ProcessModel processes(nullptr);
    KernelMessageModel messages(nullptr);
    FilesystemModel disks(nullptr);
    const Tester first(&processes, kFatal), second(&messages, kFatal), third(&disks, kFatal);
    for (int i = 0; i < 200; ++i) {
        Inspection look;
        for (std::uint64_t k = random() % 30; k > 0; --k)
            look.host.processes.push_back({static_cast<std::int64_t>(100 * k + random() % 3), 1,
                                           "p", 'S',
                                           Bytes{static_cast<std::int64_t>(random() % 9)}});
        for (std::uint64_t k = random() % 30; k > 0; --k)
            look.kernelLog.messages.push_back(
                {std::chrono::seconds(random() % 4), "m" + std::to_string(random() % 3)});
        for (std::uint64_t k = random() % 6; k > 0; --k)
            look.filesystems.push_back({"d",
                                        "/" + std::to_string(random() % 4),
                                        "ext4",
                                        false,
                                        Persistence::Disk,
                                        Bytes{10},
                                        Bytes{static_cast<std::int64_t>(random() % 10)},
                                        {},
                                        {},
                                        {}});
        processes.setLook(look);
        messages.setLook(look);
        disks.setLook(look);
        ASSERT_EQ(processes.rowCount(), static_cast<int>(look.host.processes.size()));
        ASSERT_EQ(messages.rowCount(), static_cast<int>(look.kernelLog.messages.size()));
    }
}

}  // namespace
}  // namespace berth::items
