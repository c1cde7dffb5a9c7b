// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/diagnosis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/inspection/xid_table.h"
#include "tests/platform_client/inspector/finding_cases.h"

namespace berth::platform_client::inspector::testing {

namespace {

using namespace inspection;

std::string told(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& each : findings)
        text += sentenceOf(each) + '\n';
    return text;
}

TEST(Diagnosis, FindsNothingOnAHealthyMachine) {
    const auto findings = Looks{}.findings();
    EXPECT_TRUE(findings.empty()) << told(findings);
}

TEST(Diagnosis, FindsEachFaultOnTheMachineThatHasIt) {
    for (const FindingCase& each : allFindingCases()) {
        Looks looks;
        each.change(looks);
        const auto findings = looks.findings();
        const auto found = std::ranges::find_if(findings, [&](const Finding& finding) {
            return finding.kind == each.kind && finding.subject.name == each.subject;
        });
        ASSERT_NE(found, findings.end())
            << each.sentence << " of \"" << each.subject << "\" is missing in:\n"
            << told(findings);
        EXPECT_NE(sentenceOf(*found).find(each.sentence), std::string::npos)
            << sentenceOf(*found) << "\ndoes not tell " << each.sentence;
        EXPECT_FALSE(nextStepOf(*found).empty());
    }
}

// One fault is one finding, or two where one follows from the other.
TEST(Diagnosis, TellsFewThingsOfOneFault) {
    for (const FindingCase& each : allFindingCases()) {
        Looks looks;
        each.change(looks);
        const auto findings = looks.findings();
        EXPECT_LE(findings.size(), 2u) << told(findings);
    }
}

TEST(Diagnosis, HasACaseForEveryKind) {
    std::set<FindingKind> seen;
    for (const FindingCase& each : allFindingCases())
        seen.insert(each.kind);
    for (int kind = 0; kind < kFindingKinds; ++kind)
        EXPECT_TRUE(seen.contains(static_cast<FindingKind>(kind))) << kind;
}

TEST(Diagnosis, FillsEveryPlaceholderOfItsSentences) {
    for (const FindingCase& each : allFindingCases()) {
        Looks looks;
        each.change(looks);
        for (const Finding& finding : looks.findings()) {
            const FindingText& text = textOf(finding.kind);
            for (std::string_view rest : {text.sentence, text.nextStep}) {
                for (std::size_t at = rest.find('{'); at != std::string_view::npos;
                     at = rest.find('{', at + 1)) {
                    const std::string_view name = rest.substr(at + 1, rest.find('}', at) - at - 1);
                    EXPECT_TRUE(name == "subject" || finding.find(name) != nullptr)
                        << text.sentence << ": " << name;
                }
            }
        }
    }
}

TEST(Diagnosis, HasATextForEveryKindInTheOrderOfTheKinds) {
    for (int kind = 0; kind < kFindingKinds; ++kind) {
        const FindingText& text = textOf(static_cast<FindingKind>(kind));
        EXPECT_EQ(static_cast<int>(text.kind), kind);
        EXPECT_FALSE(text.sentence.empty());
        EXPECT_FALSE(text.nextStep.empty());
    }
}

TEST(Diagnosis, KeepsTheCaseOfADeviceAtTheStartOfASentence) {
    const Finding device{FindingKind::DiskReadOnly,
                         Severity::Critical,
                         {SubjectKind::Filesystem, "sdb1"},
                         {},
                         std::nullopt};
    EXPECT_TRUE(sentenceOf(device).starts_with("sdb1 "));
    Finding port = device;
    port.kind = FindingKind::PortLoopbackOnly;
    port.subject = {SubjectKind::Port, "8188"};
    EXPECT_TRUE(sentenceOf(port).starts_with("Port 8188 "));
}

TEST(Diagnosis, PutsTheWorstFirst) {
    Looks looks;
    looks.now.change("gpu_xml", "<persistence_mode>Enabled<", "<persistence_mode>Disabled<");
    looks.now.change("gpu_xml", "<current_link_width>16x<", "<current_link_width>8x<");
    looks.now.change("gpu_xml", "<remapped_row_failure>No<", "<remapped_row_failure>Yes<");
    const auto findings = looks.findings();
    ASSERT_EQ(findings.size(), 3u) << told(findings);
    EXPECT_EQ(findings[0].kind, FindingKind::RowRemapFailed);
    EXPECT_EQ(findings[1].kind, FindingKind::PcieNarrowed);
    EXPECT_EQ(findings[2].kind, FindingKind::PersistenceOff);
}

TEST(Diagnosis, TellsOneXidOfADeviceOnceWithItsCountAndAge) {
    Looks looks;
    for (const char* const at : {"98000", "99000", "99280"})
        looks.now.append("kernel_log", std::string("[") + at +
                                           ".25] NVRM: Xid (PCI:0000:3d:00): 79, pid=4201, "
                                           "name=python3, GPU has fallen off the bus.\n");
    const auto findings = looks.findings();
    ASSERT_EQ(findings.size(), 1u) << told(findings);
    EXPECT_EQ(*findings[0].find("count"), EvidenceValue(std::int64_t{3}));
    EXPECT_EQ(*findings[0].find("process"), EvidenceValue(std::string("python3 (4201)")));
    ASSERT_TRUE(findings[0].age.has_value());
    EXPECT_EQ(*findings[0].age, std::chrono::minutes(12));
    EXPECT_NE(sentenceOf(findings[0]).find("GPU 1: Xid 79"), std::string::npos);
    EXPECT_NE(sentenceOf(findings[0]).find("(12m ago)"), std::string::npos);
}

TEST(Diagnosis, NeedsTwoLooksForWhatIsARate) {
    Looks looks;
    looks.now.change("files", "vmstat:pswpin 400", "vmstat:pswpin 9999999");
    looks.now.change("gpu_xml", "<replay_counter>3<", "<replay_counter>100000<");
    looks.now.change("files", "eth0: 9000000   80000    2", "eth0: 9000000   80000  999");
    EXPECT_EQ(looks.findings().size(), 3u) << told(looks.findings());
    EXPECT_TRUE(diagnose(looks.now.read(), looks.context).empty());
}

TEST(Diagnosis, TakesNoRateAcrossARestart) {
    Looks looks;
    looks.now.change("files", "uptime:100000.25", "uptime:5000.25");
    looks.now.change("gpu_xml", "<replay_counter>3<", "<replay_counter>100000<");
    const auto findings = looks.findings();
    ASSERT_EQ(findings.size(), 1u) << told(findings);
    EXPECT_EQ(findings[0].kind, FindingKind::Restarted);
}

TEST(Diagnosis, LetsAGpuThatIsIdleSlowItsLinkDown) {
    Looks looks;
    looks.now.change("gpu_xml", "<current_link_gen>4<", "<current_link_gen>1<");
    looks.now.change("gpu_xml", "<gpu_util>87 %<", "<gpu_util>3 %<");
    EXPECT_TRUE(looks.findings().empty()) << told(looks.findings());
}

TEST(Diagnosis, MissesNoDriverOnAMachineWithoutGpu) {
    Looks looks;
    for (SampleLook* const each : {&looks.before, &looks.now}) {
        each->set("gpu_xml", "sh: 1: exec: nvidia-smi: not found\n", 127).remove("nvlink");
        each->changeAll("files", "/proc/driver/nvidia/version:", "grep: ");
    }
    EXPECT_TRUE(looks.findings().empty()) << told(looks.findings());
}

TEST(Diagnosis, FindsPendingPagesWithAnOldDriver) {
    Looks looks;
    for (SampleLook* const each : {&looks.before, &looks.now})
        each->set("gpu_xml", oldGpuXml()).remove("nvlink");
    std::set<FindingKind> kinds;
    for (const Finding& each : looks.findings())
        kinds.insert(each.kind);
    EXPECT_EQ(kinds, (std::set{FindingKind::EccUncorrectable, FindingKind::PageRetirementPending,
                               FindingKind::PowerCapped}));
}

// By NVIDIA's catalogue: what such a row says is what a person is told to do.
TEST(XidTable, FollowsTheCatalogueWhereItIsEasyToGuessWrong) {
    for (int engine = 126; engine <= 135; ++engine)
        EXPECT_EQ(xidMeaning(engine)->meaning, xidMeaning(39)->meaning) << engine;
    EXPECT_EQ(xidMeaning(138), nullptr);                                // not in use
    EXPECT_EQ(xidMeaning(143)->step, xidMeaning(158)->step);            // reset the GPU
    EXPECT_EQ(xidMeaning(156)->kind, FindingKind::XidHardware);         // not only memory
    EXPECT_NE(xidMeaning(156)->step.find("reset"), std::string::npos);  // takes a reset
    EXPECT_EQ(xidMeaning(157)->severity, Severity::Warning);            // work may go on
    EXPECT_NE(xidMeaning(151)->step.find("virtual machine"), std::string::npos);
}

TEST(XidTable, IsSortedAndSaysWhatToDo) {
    EXPECT_GE(xidMeanings().size(), 50u);
    int last = 0;
    for (const XidMeaning& each : xidMeanings()) {
        EXPECT_LT(last, each.code);
        last = each.code;
        EXPECT_EQ(xidMeaning(each.code), &each);
        EXPECT_FALSE(each.meaning.empty());
        EXPECT_FALSE(each.step.empty());
        EXPECT_NE(each.kind, FindingKind::XidUnknown);
    }
    EXPECT_EQ(xidMeaning(0), nullptr);
    EXPECT_EQ(xidMeaning(9999), nullptr);
}

}  // namespace
}  // namespace berth::platform_client::inspector::testing
