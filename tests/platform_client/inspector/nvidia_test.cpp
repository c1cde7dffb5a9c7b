// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "platform_client/inspector/nvidia_csv.h"
#include "platform_client/inspector/nvidia_value.h"
#include "platform_client/inspector/nvidia_xml.h"
#include "platform_client/inspector/xml_tree.h"
#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {
namespace {

using domain::Bytes;
using domain::DriverTrouble;

TEST(NvidiaValue, ReadsANumberWithItsUnitOnly) {
    EXPECT_EQ(nvidiaBytes("24564 MiB"), Bytes{24564 * domain::kMiB});
    EXPECT_EQ(nvidiaBytes("3 GiB"), Bytes{3 * domain::kGiB});
    EXPECT_EQ(nvidiaShare("97 %"), 0.97);
    EXPECT_EQ(nvidiaNumber("412.55 W", "W"), 412.55);
    EXPECT_EQ(nvidiaNumber("61", "C"), 61);
    EXPECT_EQ(nvidiaNumber("-3 C", "C"), -3);
    EXPECT_EQ(nvidiaLanes("16x"), 16);
    EXPECT_EQ(nvidiaMegahertz("2520 MHz"), 2520);
    for (const char* const text : {"", "N/A", "[N/A]", "[Not Supported]", "[Unknown Error]", "ERR!",
                                   "Requested functionality "
                                   "has been deprecated",
                                   "24564", "24564 parsecs", "MiB", "-5 MiB", "1e999 MiB", "nan %",
                                   "99999999999999999999 MiB"}) {
        EXPECT_EQ(nvidiaBytes(text), std::nullopt) << text;
        EXPECT_EQ(nvidiaShare(text), std::nullopt) << text;
        EXPECT_EQ(nvidiaMegahertz(text), std::nullopt) << text;
    }
    for (const char* const text : {"N/A", "[N/A]", "ERR!", "[Unknown Error]", "inf W", "12 V"})
        EXPECT_EQ(nvidiaNumber(text, "W"), std::nullopt) << text;
}

TEST(NvidiaXml, ReadsWhatTheDriverTellsOfEachGpu) {
    const NvidiaReading reading = readNvidiaXml(sampleGpuXml(2));
    EXPECT_EQ(reading.problem, "");
    EXPECT_EQ(reading.driver.version, "550.54.15");
    EXPECT_EQ(reading.driver.cudaVersion, "12.4");
    EXPECT_EQ(reading.driver.attachedGpus, 2);
    ASSERT_EQ(reading.gpus.size(), 2u);
    const domain::GpuState& gpu = reading.gpus[1];
    EXPECT_EQ(gpu.index, 1);
    EXPECT_EQ(gpu.busId, "00000000:3D:00.0");
    EXPECT_EQ(gpu.name, "NVIDIA A100-SXM4-80GB");
    EXPECT_EQ(gpu.persistence, true);
    EXPECT_EQ(gpu.memoryTotal, Bytes{81920 * domain::kMiB});
    EXPECT_EQ(gpu.memoryUsed, Bytes{40000 * domain::kMiB});
    EXPECT_EQ(gpu.utilization, 0.87);
    EXPECT_EQ(gpu.temperature, 61);
    EXPECT_EQ(gpu.slowdownTemperature, 89);
    EXPECT_EQ(gpu.powerDraw, 312.45);
    EXPECT_EQ(gpu.powerLimit, 400);
    EXPECT_EQ(gpu.fan, std::nullopt);
    EXPECT_FALSE(gpu.fanFailed);
    EXPECT_EQ(gpu.clockLimits, domain::ClockLimits{});
    EXPECT_EQ(gpu.pcie.generation, 4);
    EXPECT_EQ(gpu.pcie.maxWidth, 16);
    EXPECT_EQ(gpu.pcie.replays, 3);
    EXPECT_EQ(gpu.ecc.correctedVolatile, 2);
    EXPECT_EQ(gpu.ecc.correctedAggregate, 6);
    EXPECT_EQ(gpu.ecc.uncorrectedAggregate, 1);
    EXPECT_EQ(gpu.repair.remappedCorrectable, 1);
    EXPECT_EQ(gpu.repair.remapFailed, false);
    EXPECT_EQ(gpu.repair.retirementPending, std::nullopt);
    EXPECT_EQ(gpu.fabricState, "Completed");
    ASSERT_EQ(gpu.processes.size(), 1u);
    EXPECT_EQ(gpu.processes[0],
              (domain::GpuProcess{4201, "python3 <train>", Bytes{39000 * domain::kMiB}}));
}

TEST(NvidiaXml, KnowsTheTagsOfOldDrivers) {
    const NvidiaReading reading = readNvidiaXml(oldGpuXml());
    ASSERT_EQ(reading.gpus.size(), 1u);
    const domain::GpuState& gpu = reading.gpus[0];
    EXPECT_TRUE(gpu.clockLimits->powerCap);
    EXPECT_EQ(gpu.powerDraw, 249.8);
    EXPECT_EQ(gpu.powerLimit, 250);
    EXPECT_EQ(gpu.ecc.correctedVolatile, 7);
    EXPECT_EQ(gpu.ecc.uncorrectedVolatile, 1);
    EXPECT_EQ(gpu.ecc.uncorrectedAggregate, 2);
    EXPECT_EQ(gpu.repair.retiredSingleBit, 4);
    EXPECT_EQ(gpu.repair.retirementPending, true);
    EXPECT_EQ(gpu.migEnabled, std::nullopt);
    EXPECT_EQ(gpu.utilization, std::nullopt);
}

TEST(NvidiaXml, ReadsSixteenGpusWithTheirParts) {
    SampleLook look;
    look.set("gpu_xml", sampleGpuXml(16));
    look.changeAll("gpu_xml", "<current_mig>Disabled<", "<current_mig>Enabled<");
    std::string parts = "<mig_devices>";
    for (const char* const index : {"0", "1", "2", "3", "4", "5", "6"})
        parts += std::string("<mig_device><index>") + index + "</index><gpu_instance_id>1" + index +
                 "</gpu_instance_id><compute_instance_id>0</compute_instance_id>"
                 "<fb_memory_usage><total>9728 MiB</total><used>12 MiB</used></fb_memory_usage>"
                 "</mig_device>";
    look.changeAll("gpu_xml", "<mig_devices>\n\t\t\tNone", parts);
    const domain::Inspection inspection = look.read();
    ASSERT_EQ(inspection.gpus.size(), 16u);
    for (const domain::GpuState& each : inspection.gpus) {
        EXPECT_EQ(each.migEnabled, true);
        ASSERT_EQ(each.migDevices.size(), 7u);
        EXPECT_EQ(each.migDevices[6].gpuInstance, 16);
        EXPECT_EQ(each.migDevices[6].memoryTotal, Bytes{9728 * domain::kMiB});
    }
}

TEST(NvidiaXml, ReadsNamesThatAreNotUtf8) {
    SampleLook look;
    look.change("gpu_xml", "python3 &lt;train&gt;", "py\xFF\x01thon");
    const domain::Inspection inspection = look.read();
    ASSERT_EQ(inspection.gpus.size(), 2u);
    EXPECT_EQ(inspection.gpus[0].processes.at(0).name, "py thon");
}

TEST(XmlTree, DeclaresNoEntity) {
    const XmlTree tree = readXml(
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\">"
        "<!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>");
    EXPECT_FALSE(tree.complete);
    EXPECT_EQ(tree.root.text, "");
    EXPECT_NE(tree.problem.find("entity"), std::string::npos);
}

TEST(XmlTree, HoldsItsLimits) {
    std::string deep, many = "<a>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<a>";
    for (int i = 0; i < 1000; ++i)
        many += "<b/>";
    EXPECT_EQ(readXml(deep).problem, "its elements are nested too deep");
    EXPECT_EQ(readXml(many + "</a>", {}, {.nodes = 10}).root.children.size(), 9u);
    const XmlTree cut = readXml("<a>" + std::string(5000, 'x') + "</a>");
    EXPECT_TRUE(cut.complete);
    EXPECT_EQ(cut.root.text.size(), 512u);
    EXPECT_FALSE(readXml("<a></a>", {}, {.bytes = 3}).complete);
}

TEST(XmlTree, LeavesOutWhatIsSkipped) {
    const XmlTree tree = readXml("<a><s><s>1</s><b>2</b></s><b>3</b></a>", "s");
    EXPECT_TRUE(tree.complete);
    ASSERT_EQ(tree.root.children.size(), 1u);
    EXPECT_EQ(tree.root.textAt("b"), "3");
    EXPECT_EQ(tree.root.textAt("b/c"), "");
}

constexpr const char* kCsv =
    "index, pci.bus_id, name, uuid, memory.total [MiB], memory.used [MiB], utilization.gpu [%], "
    "temperature.gpu, power.draw [W], fan.speed [%]\n"
    "0, 00000000:3B:00.0, NVIDIA GeForce RTX 4090, GPU-a, 24564 MiB, 1000 MiB, 5 %, 44, 31.20 W, "
    "30 %\n"
    "1, 00000000:5E:00.0, NVIDIA GeForce RTX 4090, GPU-b, 24564 MiB, [Unknown Error], [N/A], ERR!, "
    "[Not Supported], ERR!\n"
    "2, 00000000:86:00.0, [GPU is lost], [GPU is lost], [GPU is lost], [GPU is lost], "
    "[GPU is lost], [GPU is lost], [GPU is lost], [GPU is lost]\n";

TEST(NvidiaCsv, FindsColumnsByTheirNames) {
    const NvidiaReading reading = readNvidiaCsv(kCsv);
    EXPECT_EQ(reading.problem, "");
    ASSERT_EQ(reading.gpus.size(), 3u);
    EXPECT_EQ(reading.gpus[0].memoryTotal, Bytes{24564 * domain::kMiB});
    EXPECT_EQ(reading.gpus[0].temperature, 44);
    EXPECT_EQ(reading.gpus[0].fan, 0.3);
    EXPECT_EQ(reading.gpus[1].memoryUsed, std::nullopt);
    EXPECT_EQ(reading.gpus[1].temperature, std::nullopt);
    EXPECT_TRUE(reading.gpus[1].fanFailed);
    EXPECT_FALSE(reading.gpus[1].lost);
    EXPECT_TRUE(reading.gpus[2].lost);
    EXPECT_EQ(reading.gpus[2].name, "");
}

TEST(NvidiaCsv, TellsOfLinesOfAnotherForm) {
    const NvidiaReading reading =
        readNvidiaCsv("index, pci.bus_id\n0, a, b\n1, 00000000:01:00.0\n");
    EXPECT_FALSE(reading.problem.empty());
    EXPECT_EQ(reading.gpus.size(), 1u);
    EXPECT_FALSE(readNvidiaCsv("No devices were found\n").problem.empty());
}

TEST(NvidiaCsv, AddsProcessesWhoseNamesHoldCommas) {
    auto gpus = readNvidiaCsv(kCsv).gpus;
    addComputeApps(
        "gpu_uuid, pid, process_name, used_gpu_memory [MiB]\n"
        "GPU-a, 77, /opt/a, b, 500 MiB\nGPU-z, 78, c, 1 MiB\nGPU-b, x, d, 1 MiB\n",
        gpus);
    ASSERT_EQ(gpus[0].processes.size(), 1u);
    EXPECT_EQ(gpus[0].processes[0],
              (domain::GpuProcess{77, "/opt/a, b", Bytes{500 * domain::kMiB}}));
    EXPECT_TRUE(gpus[1].processes.empty());
}

TEST(NvidiaSections, TakeTheTableWhereTheFullFormFails) {
    SampleLook look;
    look.set("gpu_xml", "Unable to determine the device handle for GPU 0000:86:00.0: Unknown Error",
             15);
    look.remove("nvlink").set("gpu_csv", kCsv).set("gpu_apps", "GPU-a, 77, python, 500 MiB\n");
    const domain::Inspection inspection = look.read();
    ASSERT_EQ(inspection.gpus.size(), 3u);
    EXPECT_EQ(inspection.gpuDriver.trouble, DriverTrouble::None);
    EXPECT_EQ(inspection.gpus[0].processes.size(), 1u);
    EXPECT_TRUE(inspection.gpus[2].lost);
}

TEST(NvidiaSections, ReadTheBusIdOfALostGpuInEachForm) {
    for (const char* const text :
         {"Unable to determine the device handle for GPU 0000:3B:00.0: GPU is lost.",
          "Unable to determine the device handle for GPU0000:3B:00.0: Unknown Error",
          "Unable to determine the device handle for GPU0: 0000:3B:00.0: Unknown Error"}) {
        const auto lost = lostGpus(text);
        ASSERT_EQ(lost.size(), 1u) << text;
        EXPECT_EQ(lost[0], "0000:3B:00.0") << text;
    }
}

}  // namespace
}  // namespace berth::platform_client::inspector::testing
