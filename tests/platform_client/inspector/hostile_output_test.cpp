// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <random>

#include "models/domain/text.h"
#include "models/inspection/diagnosis.h"
#include "platform_client/inspector/inspection_reader.h"
#include "platform_client/inspector/nvidia_csv.h"
#include "platform_client/inspector/nvidia_xml.h"
#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {
namespace {

// What must hold of whatever a machine prints.
void expectSound(const domain::Inspection& inspection, const domain::Inspection& before) {
    ASSERT_LE(inspection.gpus.size(), 64u);
    for (const domain::GpuState& each : inspection.gpus) {
        ASSERT_TRUE(domain::isUtf8(each.name) && domain::isUtf8(each.busId));
        ASSERT_LE(each.name.size(), 512u);
    }
    inspection::DiagnosisContext context;
    context.before = &before;
    context.ourUnixSeconds = 1'800'100'000;
    context.declaredPorts = {8088, 6000};
    context.diskIsLost = true;
    for (const inspection::Finding& each : inspection::diagnose(inspection, context)) {
        ASSERT_TRUE(domain::isUtf8(sentenceOf(each)));
        ASSERT_FALSE(nextStepOf(each).empty());
    }
}

TEST(HostileOutput, XmlCutAtEveryByteGivesWhatStoodBefore) {
    const std::string whole = sampleGpuXml(1);
    std::size_t most = 0;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const NvidiaReading reading = readNvidiaXml(std::string_view(whole).substr(0, size));
        ASSERT_LE(reading.gpus.size(), 1u);
        ASSERT_EQ(reading.problem.empty(), size + 1 >= whole.size()) << size;
        ASSERT_GE(reading.gpus.size(), most);
        most = reading.gpus.size();
        if (most == 1 && !reading.gpus[0].name.empty() && size + 1 < whole.size() &&
            size > whole.find("</product_name>")) {
            ASSERT_EQ(reading.gpus[0].name, "NVIDIA A100-SXM4-80GB");
        }
    }
    EXPECT_EQ(most, 1u);
}

TEST(HostileOutput, TableCutAtEveryByteGivesWholeLinesOnly) {
    const std::string whole =
        "index, pci.bus_id, memory.total [MiB]\n0, 00000000:3B:00.0, 24564 MiB\n"
        "1, 00000000:5E:00.0, 24564 MiB\n";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const auto reading = readNvidiaCsv(std::string_view(whole).substr(0, size));
        ASSERT_LE(reading.gpus.size(), 2u);
        for (const domain::GpuState& each : reading.gpus) {
            ASSERT_TRUE(!each.memoryTotal ||
                        each.memoryTotal == domain::Bytes{24564 * domain::kMiB});
        }
    }
}

TEST(HostileOutput, BatchCutAnywhereIsAnInspection) {
    const domain::Inspection before = SampleLook{99'990}.read();
    const std::string whole = SampleLook{}.text();
    for (std::size_t size = 0; size < whole.size(); size += 37)
        expectSound(readInspection(std::string_view(whole).substr(0, size), kNonce), before);
}

// Digits become large numbers, bytes are exchanged, pieces are repeated or taken out.
TEST(HostileOutput, MutationsAreReadWithoutHarm) {
    std::mt19937 random(20261127);
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    const domain::Inspection before = SampleLook{99'990}.read();
    SampleLook sample;
    sample.set("gpu_csv", "index, pci.bus_id\n0, 00000000:3B:00.0\n");
    sample.set("gpu_apps", "GPU-a, 77, python, 500 MiB\n");
    sample.append("kernel_log", "[1.0] NVRM: Xid (PCI:0000:3b:00): 79, pid=1, name=x, y\n");
    const std::string whole = sample.text();
    for (int round = 0; round < 1000; ++round) {
        std::string text = whole;
        for (std::size_t times = 1 + below(30); times > 0; --times) {
            const std::size_t at = below(text.size());
            switch (below(5)) {
                case 0:
                    text[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    text.erase(at, below(200));
                    break;
                case 2:
                    text.insert(at, text.substr(below(text.size()), below(400)));
                    break;
                case 3:
                    if (const auto digit = text.find_first_of("0123456789", at);
                        digit != std::string::npos)
                        text.insert(digit, "9223372036854775807");
                    break;
                default:
                    if (const auto digit = text.find_first_of("0123456789", at);
                        digit != std::string::npos)
                        text[digit] = '-';
            }
        }
        expectSound(readInspection(text, kNonce), before);
    }
}

}  // namespace
}  // namespace berth::platform_client::inspector::testing
