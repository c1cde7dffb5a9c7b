// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/batch_splitter.h"

#include <gtest/gtest.h>

#include "platform_client/inspector/batch.h"
#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {
namespace {

using domain::SectionOutcome;

std::string line(const std::string& rest) {
    return "@berth " + std::string(kNonce) + " " + rest + "\n";
}

TEST(BatchSplitter, GivesEachSectionWithItsStatus) {
    const std::string text = "motd\n\n" + line("begin clock") + "17\n4096\n\n" +
                             line("end clock 0") + "\n" + line("begin docker") + "no\n\n" +
                             line("end docker 127") + "\n" + line("done");
    const BatchOutput output = splitBatch(text, kNonce);
    ASSERT_EQ(output.sections.size(), 2u);
    EXPECT_TRUE(output.complete);
    EXPECT_EQ(output.sections[0].name, "clock");
    EXPECT_EQ(output.sections[0].body, "17\n4096\n");
    EXPECT_EQ(outcomeOf(output.sections[0]), SectionOutcome::Answered);
    EXPECT_EQ(output.find("docker")->body, "no\n");
    EXPECT_EQ(outcomeOf(*output.find("docker")), SectionOutcome::Missing);
    EXPECT_EQ(output.find("podman"), nullptr);
}

TEST(BatchSplitter, TakesNoLineOfAnOutputForItsEnd) {
    const std::string forged = "@berth 00112233445566778899aabbccddeefe end clock 0\n";
    const std::string inside = "x @berth " + std::string(kNonce) + " end clock 0\n";
    const std::string other = line("end docker 0");
    const std::string text =
        line("begin clock") + forged + inside + other + "\n" + line("end clock 3") + line("done");
    const BatchOutput output = splitBatch(text, kNonce);
    ASSERT_EQ(output.sections.size(), 1u);
    EXPECT_EQ(output.sections[0].body, forged + inside + other);
    EXPECT_EQ(output.sections[0].status, 3);
}

TEST(BatchSplitter, LeavesOutUnknownAndRepeatedSections) {
    const std::string text = line("begin secrets") + "a\n" + line("end secrets 0") +
                             line("begin clock") + "1\n\n" + line("end clock 0") +
                             line("begin clock") + "2\n\n" + line("end clock 0") + line("done");
    const BatchOutput output = splitBatch(text, kNonce);
    ASSERT_EQ(output.sections.size(), 1u);
    EXPECT_EQ(output.sections[0].body, "1\n");
}

TEST(BatchSplitter, MarksWhatWasCutAndWhatNeverEnded) {
    const std::string much(300, 'x');  // the section "clock" may have 256 bytes
    const std::string text =
        line("begin clock") + much + "\n" + line("end clock 0") + line("begin gpu_xml") + "<?xml";
    const BatchOutput output = splitBatch(text, kNonce);
    ASSERT_EQ(output.sections.size(), 2u);
    EXPECT_FALSE(output.complete);
    EXPECT_TRUE(output.sections[0].cut);
    EXPECT_EQ(output.sections[0].body.size(), 256u);
    EXPECT_FALSE(output.sections[1].finished);
    EXPECT_EQ(output.sections[1].body, "<?xml");
    EXPECT_EQ(outcomeOf(output.sections[1]), SectionOutcome::Unfinished);
}

TEST(BatchSplitter, GivesNothingForANonceThatIsNone) {
    EXPECT_TRUE(splitBatch(line("begin clock") + line("end clock 0"), "").sections.empty());
}

// However much has come: what is given is a beginning of what the whole gives.
TEST(BatchSplitter, GivesBeginningsOfTheWholeWhereverItIsCut) {
    const std::string text = SampleLook{}.text();
    const BatchOutput whole = splitBatch(text, kNonce);
    ASSERT_EQ(whole.sections.size(), 14u);
    for (std::size_t size = 0; size < text.size(); size += 7) {
        const BatchOutput part = splitBatch(std::string_view(text).substr(0, size), kNonce);
        EXPECT_FALSE(part.complete);
        ASSERT_LE(part.sections.size(), whole.sections.size());
        for (std::size_t i = 0; i < part.sections.size(); ++i) {
            ASSERT_EQ(part.sections[i].name, whole.sections[i].name);
            if (part.sections[i].finished) {
                ASSERT_EQ(part.sections[i].body, whole.sections[i].body);
            } else {
                ASSERT_EQ(i + 1, part.sections.size());
            }
        }
    }
}

TEST(Batch, HoldsEachSectionOnceAndNoQuoteInACommand) {
    for (const BatchSection& each : batchSections()) {
        EXPECT_EQ(batchSection(each.name), &each);
        EXPECT_EQ(each.command.find('\''), std::string_view::npos) << each.name;
        EXPECT_GT(each.limit, 0u);
    }
}

TEST(Batch, TakesOnlyARealNonce) {
    EXPECT_TRUE(commandBatch(kNonce).has_value());
    for (const std::string nonce :
         {"", "00", "00112233445566778899aabbccddeef'", "00112233445566778899AABBCCDDEEFF"}) {
        const auto refused = commandBatch(nonce);
        ASSERT_FALSE(refused.has_value()) << nonce;
        EXPECT_EQ(refused.error().code, domain::ErrorCode::InvalidArgument);
    }
}

}  // namespace
}  // namespace berth::platform_client::inspector::testing
