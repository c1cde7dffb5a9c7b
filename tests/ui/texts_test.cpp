// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/support/change_texts.h"
#include "ui/support/error_texts.h"
#include "ui/support/event_texts.h"
#include "ui/support/fault_texts.h"
#include "ui/support/finding_texts.h"
#include "ui/support/language.h"
#include "ui/support/reason_texts.h"
#include "ui/support/state_texts.h"
#include "ui/support/warning_texts.h"

namespace berth::ui {
namespace {

using namespace domain;

// Every text of every code, by a name that says which it is. The last enumerator of each type
// bounds the loop; the functions themselves have no default case, so a new code does not compile
// without text.
using Texts = std::map<std::string, QString>;

template <class Enum>
void addAll(Texts& texts, const std::string& name, Enum first, Enum last,
            const std::function<QString(Enum)>& text) {
    for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        texts[name + " " + std::to_string(i)] = text(static_cast<Enum>(i));
    }
}

void addStates(Texts& texts) {
    addAll<NodeState>(texts, "node", NodeState::Pending, NodeState::Unknown,
                      [](auto s) { return stateText(s); });
    addAll<DeploymentState>(texts, "deployment", DeploymentState::Pending, DeploymentState::Failed,
                            [](auto s) { return stateText(s); });
    addAll<JobFailure>(texts, "job failure", JobFailure::TooManyFailures, JobFailure::PiecesGivenUp,
                       jobFailureText);
    addAll<ConnectionState>(texts, "connection", ConnectionState::Connecting, ConnectionState::Lost,
                            connectionText);
    addAll<Severity>(texts, "severity", Severity::Debug, Severity::Error, severityText);
    addAll<BalancingPolicy>(texts, "policy", BalancingPolicy::RoundRobin, kLastBalancingPolicy,
                            policyText);
    addAll<BalancingPolicy>(texts, "policy hint", BalancingPolicy::RoundRobin, kLastBalancingPolicy,
                            policyHint);
    addAll<ProbeKind>(texts, "probe", ProbeKind::Http, ProbeKind::Tcp, probeText);
    addAll<OperationState>(texts, "operation", OperationState::Planned, OperationState::Unknown,
                           operationText);
    addAll<CardState>(texts, "card", CardState::Free, CardState::Lost, cardText);
    addAll<ArrivalKind>(texts, "arrival", ArrivalKind::Constant, ArrivalKind::Poisson, arrivalText);
}

void addReasons(Texts& texts, const Formatter& format) {
    addAll<ReasonKind>(texts, "reason", ReasonKind::NoCapacity, ReasonKind::CanaryEnded,
                       reasonText);
    addAll<NodeState>(texts, "why", NodeState::Pending, NodeState::Unknown, [&](auto state) {
        Node node;
        node.state = state;
        return whyText(node, {}, format);
    });
    using Filter = PlacementRejection::Filter;
    addAll<Filter>(texts, "rejection", Filter::Region, Filter::AntiAffinity, [](auto filter) {
        return rejectionText({filter, 3});
    });
    addAll<WarningKind>(texts, "warning", WarningKind::NodesCrashing, WarningKind::OfferUnknown,
                        [&](auto kind) {
                            Warning warning;
                            warning.kind = kind;
                            warning.nodes = 2;
                            return warningText(warning, format);
                        });
    addAll<WarningKind>(texts, "warning advice", WarningKind::NodesCrashing,
                        WarningKind::OfferUnknown, warningAdvice);
    addAll<WarningKind>(texts, "warning fix", WarningKind::NodesCrashing, WarningKind::OfferUnknown,
                        warningFix);
}

void addHappenings(Texts& texts, const Formatter& format) {
    addAll<EventKind>(texts, "event kind", EventKind::DeploymentCreated,
                      EventKind::VolumeWritesLost, eventKindText);
    addAll<EventKind>(texts, "event", EventKind::DeploymentCreated, EventKind::VolumeWritesLost,
                      [&](auto kind) {
                          Event event;
                          event.kind = kind;
                          event.deploymentName = "echo";
                          event.nodeName = "echo-1";
                          event.subject = "beijing-1-4090-003";
                          event.value = 3;
                          return eventText(event, format);
                      });
    addAll<ErrorCode>(texts, "error", ErrorCode::InvalidArgument, ErrorCode::Internal, errorText);
    addAll<ErrorCode>(texts, "error advice", ErrorCode::InvalidArgument, ErrorCode::Internal,
                      errorAdvice);
    addAll<FaultKind>(texts, "fault", FaultKind::KillNode, FaultKind::Drain, faultText);
    addAll<FaultKind>(texts, "fault hint", FaultKind::KillNode, FaultKind::Drain, faultHint);
    addAll<FaultKind>(texts, "active fault", FaultKind::KillNode, FaultKind::Drain,
                      activeFaultText);
}

void addFindings(Texts& texts, const Formatter& format) {
    addAll<FindingKind>(texts, "finding", FindingKind::NameEmpty, FindingKind::HashKeyNameBad,
                        [](auto kind) {
                            Finding finding;
                            finding.kind = kind;
                            finding.value = "value";
                            return findingText(finding);
                        });
    addAll<FindingKind>(texts, "finding advice", FindingKind::NameEmpty,
                        FindingKind::HashKeyNameBad, findingAdvice);
    addAll<FindingKind>(texts, "finding fix", FindingKind::NameEmpty, FindingKind::HashKeyNameBad,
                        [&](auto kind) {
                            Finding finding;
                            finding.kind = kind;
                            finding.fix.resize(1);
                            finding.fix.front().name = "echo";
                            finding.fix.front().job.emplace();
                            return findingFix(finding, {}, format);
                        });
}

void addChanges(Texts& texts, const Formatter& format) {
    const std::vector<Change> changes = {
        CreateDeployment{}, EditDeployment{},    ScaleDeployment{}, PauseDeployment{},
        ResumeDeployment{}, RestartDeployment{}, ReplaceNode{},     DeleteDeployment{}};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        texts["change " + std::to_string(i)] = changeText(changes[i]);
        Plan plan;
        plan.change = changes[i];
        plan.nodesEnded = {"echo-1", "echo-2"};
        plan.nodesStarted = 2;
        texts["plan " + std::to_string(i)] = planSentence(plan, format);
    }
    Plan plan;
    texts["links stay"] = planLinkText(plan);
    plan.linksInterrupted = true;
    texts["links stop"] = planLinkText(plan);
}

Texts allTexts(LanguageCode code) {
    const Language language(code);
    const Formatter format(language.locale());
    Texts texts;
    addStates(texts);
    addReasons(texts, format);
    addHappenings(texts, format);
    addFindings(texts, format);
    addChanges(texts, format);
    return texts;
}

TEST(Texts, ExistForEveryCodeInBothLanguages) {
    const Texts english = allTexts(LanguageCode::English);
    const Texts chinese = allTexts(LanguageCode::Chinese);
    EXPECT_GT(english.size(), 300U);
    ASSERT_EQ(english.size(), chinese.size());
    for (const auto& [name, text] : english) {
        EXPECT_FALSE(text.isEmpty()) << name;
        EXPECT_FALSE(chinese.at(name).isEmpty()) << name;
        EXPECT_NE(chinese.at(name), text) << name;
    }
}

TEST(Texts, KeepNoPlaceholderOpen) {
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        for (const auto& [name, text] : allTexts(code)) {
            EXPECT_FALSE(
                text.contains(QStringLiteral("%1")) || text.contains(QStringLiteral("%2")) ||
                text.contains(QStringLiteral("%n")) || text.contains(QStringLiteral("(s)")))
                << name << ": " << text.toStdString();
        }
    }
}

TEST(Texts, AreTheWordsOfTheTableOfStates) {
    const Language language(LanguageCode::Chinese);
    EXPECT_EQ(stateText(NodeState::Pulling), QStringLiteral("拉取镜像"));
    EXPECT_EQ(stateText(NodeState::CrashLoop), QStringLiteral("反复崩溃"));
    EXPECT_EQ(stateText(NodeState::Terminating), QStringLiteral("停止中"));
    EXPECT_EQ(stateText(DeploymentState::Paused), QStringLiteral("已暂停"));
}

TEST(Texts, CountOneAndManyDifferently) {
    const Language language(LanguageCode::English);
    const Formatter format(language.locale());
    Plan plan;
    plan.change = EditDeployment{};
    plan.nodesEnded = {"flux-1"};
    EXPECT_EQ(planSentence(plan, format),
              QStringLiteral("This edit restarts 1 node; no data is lost."));
    plan.nodesEnded = {"flux-1", "flux-2"};
    plan.losses = {{NodeId{"a"}, "flux-1", Bytes{2 * kGiB}, 3, {}, {}},
                   {NodeId{"b"}, "flux-2", Bytes{kGiB}, 1, {}, {}}};
    QString sentence = planSentence(plan, format);
    EXPECT_EQ(sentence.replace(QChar(QChar::Nbsp), u' '),
              QStringLiteral("This edit restarts 2 nodes and wipes 3 GiB."));
}

TEST(Texts, SayWhyANodeCrashesWithExitCodeRestartsAndNextTry) {
    const Language language(LanguageCode::English);
    const Formatter format(language.locale());
    Node node;
    node.state = NodeState::CrashLoop;
    node.reason = ReasonKind::ContainerExited;
    node.restarts = 3;
    node.lastExit = ContainerExit{137, "OutOfMemory", {}};
    node.nextTry = Instant{80'000'000'000};
    EXPECT_EQ(whyText(node, {}, format),
              QStringLiteral("Its program ended: exit 137, out of memory. Restarted 3 times. Next "
                             "try in 1 m 20 s."));
}

TEST(Texts, GiveTheReasonOfAnEndInWordsAndOtherEvidenceAsItCame) {
    domain::Event event;
    event.kind = domain::EventKind::NodeEnded;
    event.detail = domain::toText(domain::ReasonKind::Killed);
    EXPECT_EQ(eventDetail(event), reasonText(domain::ReasonKind::Killed));
    event.detail = "something new";
    EXPECT_EQ(eventDetail(event), QStringLiteral("something new"));
    event.kind = domain::EventKind::NodeNotReady;
    event.detail = "Killed";
    EXPECT_EQ(eventDetail(event), QStringLiteral("Killed"));
}

TEST(Texts, NameTheFixByWhatItChanges) {
    const Language language(LanguageCode::English);
    const Formatter format(language.locale());
    DeploymentSpec spec;
    spec.nodes = 4;
    spec.ports = {{8188, {}}, {3000, {}}};
    Finding finding;
    finding.kind = FindingKind::StatefulOnSeveralNodes;
    finding.value = "8188";
    finding.fix = {spec};
    finding.fix.front().ports = {{3000, {}}};
    EXPECT_EQ(findingFix(finding, spec, format), QStringLiteral("Do not publish 8188"));
    finding.fix.front() = spec;
    finding.fix.front().nodes = 1;
    EXPECT_EQ(findingFix(finding, spec, format), QStringLiteral("Use 1 node"));
    finding.fix.clear();
    EXPECT_EQ(findingFix(finding, spec, format), QString());
}

TEST(Texts, SayWhatAHealthCheckWouldBecome) {
    const Language language(LanguageCode::English);
    const Formatter format(language.locale());
    Finding finding;
    finding.kind = FindingKind::ProbeWillFail;
    finding.field = "health.readiness";
    finding.fix.resize(1);
    std::optional<Probe>& readiness = finding.fix.front().health.readiness;
    EXPECT_EQ(findingFix(finding, {}, format), QStringLiteral("Switch it off"));
    readiness = Probe{};
    readiness->port = 8000;
    readiness->path = "/health";
    EXPECT_EQ(findingFix(finding, {}, format), QStringLiteral("Ask /health on port 8000"));
    readiness->kind = ProbeKind::Tcp;
    EXPECT_EQ(findingFix(finding, {}, format), QStringLiteral("Connect to port 8000"));
    finding.kind = FindingKind::ProbePortUnused;
    finding.field = "health.liveness.port";
    finding.fix.front().health.liveness = readiness;
    finding.fix.front().health.liveness->port = 7860;
    EXPECT_EQ(findingFix(finding, {}, format), QStringLiteral("Connect to port 7860"));
}

TEST(Texts, NameTheRegistryThatCannotBeReachedAndTheImageThatCan) {
    const Language language(LanguageCode::English);
    const Formatter format(language.locale());
    Finding finding;
    finding.kind = FindingKind::RegistryBlocked;
    finding.value = "docker.io";
    finding.fix.resize(1);
    finding.fix.front().image = "VLLM";
    EXPECT_EQ(findingText(finding),
              QStringLiteral("This platform cannot fetch images from docker.io"));
    EXPECT_EQ(findingFix(finding, {}, format), QStringLiteral("Use VLLM"));
}

TEST(Texts, CutLongUntrustedValues) {
    Finding finding;
    finding.kind = FindingKind::ImageMalformed;
    finding.value = std::string(10'000, 'x');
    EXPECT_LT(findingText(finding).size(), 120);
}

}  // namespace
}  // namespace berth::ui
