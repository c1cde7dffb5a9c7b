// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/front.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "models/domain/front_rules.h"

namespace berth::domain {
namespace {

FrontSpec usualFront() {
    FrontSpec front;
    front.name = "comfy";
    front.port = 8188;
    front.members = {{"comfy-1", 8188}, {"comfy-2", 8188}};
    return front;
}

class FrontRules : public testing::Test {
  protected:
    FrontRules() {
        for (const char* name : {"comfy-1", "comfy-2"}) {
            DeploymentSpec& spec = specs[name];
            spec.name = name;
            spec.ports = {{8188}};
        }
        context.deployment = [this](const std::string& name) -> const DeploymentSpec* {
            const auto found = specs.find(name);
            return found == specs.end() ? nullptr : &found->second;
        };
    }
    void expectOnly(const FrontSpec& front, FrontFindingKind kind, const std::string& field) {
        const auto findings = validate(front, context);
        ASSERT_EQ(findings.size(), 1U);
        EXPECT_EQ(findings[0].kind, kind) << findings[0].detail;
        EXPECT_EQ(findings[0].field, field);
        EXPECT_FALSE(findings[0].detail.empty());
        const bool isProblem = findings[0].level == FindingLevel::Problem;
        EXPECT_EQ(firstProblem(findings).has_value(), isProblem);
    }

    std::map<std::string, DeploymentSpec> specs;
    FrontContext context;
};

TEST_F(FrontRules, FindNothingWrongWithAUsualOne) {
    EXPECT_TRUE(validate(usualFront(), context).empty());
}

TEST_F(FrontRules, NameTheFieldAndTheFix) {
    FrontSpec front = usualFront();
    front.name = "Comfy";
    expectOnly(front, FrontFindingKind::NameBad, "name");
    front = usualFront();
    front.port = 0;
    expectOnly(front, FrontFindingKind::PortOutOfRange, "port");
    front = usualFront();
    front.members.clear();
    expectOnly(front, FrontFindingKind::NoMembers, "members");
    front = usualFront();
    front.members.push_back({"comfy-1", 8188});
    expectOnly(front, FrontFindingKind::MemberTwice, "members[2].deployment");
    front = usualFront();
    front.members[1].deployment = "other";
    expectOnly(front, FrontFindingKind::DeploymentUnknown, "members[1].deployment");
    front = usualFront();
    front.members[1].port = 80;
    expectOnly(front, FrontFindingKind::PortUnknown, "members[1].port");
    front = usualFront();
    front.balancing = BalancingPolicy::Queue;
    expectOnly(front, FrontFindingKind::QueueUnsupported, "balancing");
    front = usualFront();
    front.options.slowStart = std::chrono::seconds(5);
    expectOnly(front, FrontFindingKind::OptionUnsupported, "options.slowStart");
    front = usualFront();
    front.options.drainLimit = std::chrono::seconds(5);
    expectOnly(front, FrontFindingKind::OptionUnsupported, "options.drainLimit");
    front = usualFront();
    front.options.hashKey = {HashKeySource::Cookie, "a b"};
    expectOnly(front, FrontFindingKind::BalancingBad, "options.hashKey.name");
    front = usualFront();
    front.options.retries = RetryPolicy{kMostRequestRetries + 1, 20};
    expectOnly(front, FrontFindingKind::BalancingBad, "options.retries.attempts");
    context.otherFronts = {"comfy"};
    expectOnly(usualFront(), FrontFindingKind::NameTaken, "name");
}

TEST_F(FrontRules, RefuseMoreThanThereMayBe) {
    FrontSpec front = usualFront();
    front.members.assign(kMostFrontMembers + 1, {"comfy-1", 8188});
    expectOnly(front, FrontFindingKind::TooManyMembers, "members");
    context.otherFronts.assign(kMostFronts, "other");
    expectOnly(usualFront(), FrontFindingKind::TooManyFronts, "name");
}

TEST_F(FrontRules, WarnOfAMemberWithSeveralNodes) {
    specs["comfy-2"].nodes = 2;
    expectOnly(usualFront(), FrontFindingKind::SeveralNodes, "members[1].deployment");
    EXPECT_FALSE(firstProblem(validate(usualFront(), context)));
    specs["comfy-2"].nodes = 1;
    specs["comfy-2"].autoscaling = AutoscalingSpec{};
    specs["comfy-2"].autoscaling->maximum = 3;
    expectOnly(usualFront(), FrontFindingKind::SeveralNodes, "members[1].deployment");
}

TEST(FrontCodec, GivesBackWhatItWasGiven) {
    FrontSpec front = usualFront();
    EXPECT_EQ(frontSpecFromJson(toJson(front)), front);
    front.balancing = BalancingPolicy::MaglevHash;
    front.options.hashKey = {HashKeySource::Cookie, "sid"};
    front.options.loadAboveMeanPercent = 25;
    front.options.ejection = Ejection{3, std::chrono::seconds(7), 40};
    front.options.retries = RetryPolicy{2, 30};
    EXPECT_EQ(frontSpecFromJson(toJson(front)), front);
}

TEST(FrontCodec, RefusesWhatIsCutOrOfAnotherForm) {
    const std::string whole = toJson(usualFront());
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(frontSpecFromJson(whole.substr(0, length))) << length;
    for (const char* bad :
         {R"({"version":2,"name":"a","port":1,"members":[]})",
          R"({"version":1,"port":1,"members":[]})", R"({"version":1,"name":"a","members":[]})",
          R"({"version":1,"name":"a","port":1})",
          R"({"version":1,"name":"a","port":1,"members":{}})",
          R"({"version":1,"name":"a","port":1,"members":[{"port":1}]})",
          R"({"version":1,"name":"a","port":"x","members":[]})",
          R"({"version":1,"name":"a","port":1,"members":[],"balancing":"fair"})"})
        EXPECT_FALSE(frontSpecFromJson(bad)) << bad;
}

TEST(Front, SharesAreOfWhatWasAnswered) {
    Front front;
    front.members = {{{"a", 80}, FrontMemberState::InRotation, 9, 3, 6},
                     {{"b", 80}, FrontMemberState::Ejected, 1, 1, 0}};
    EXPECT_DOUBLE_EQ(front.shareOf(front.members[0]), 0.75);
    EXPECT_DOUBLE_EQ(front.shareOf(front.members[1]), 0.25);
    front.members[0].completed = front.members[1].completed = 0;
    EXPECT_EQ(front.shareOf(front.members[0]), 0);
}

}  // namespace
}  // namespace berth::domain
