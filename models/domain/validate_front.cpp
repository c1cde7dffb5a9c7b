// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

#include "models/domain/front_rules.h"
#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

class FrontCheck {
  public:
    FrontCheck(const FrontSpec& front, const FrontContext& context)
        : m_front(front), m_context(context) {}

    std::vector<FrontFinding> run() {
        name();
        if (m_front.port < 1 || m_front.port > kMaxPort)
            problem(FrontFindingKind::PortOutOfRange, "port",
                    fmt::format("{} is no port: choose 1 to {}", m_front.port, kMaxPort));
        members();
        balancing();
        return std::move(m_findings);
    }

  private:
    void problem(FrontFindingKind kind, std::string field, std::string detail) {
        m_findings.push_back({kind, FindingLevel::Problem, std::move(field), std::move(detail)});
    }

    void name() {
        // The rule of deployments.
        DeploymentSpec named;
        named.name = m_front.name;
        const ValidationContext nothing;
        Check check(named, nothing);
        checkName(check);
        for (Finding& each : check.findings)
            problem(FrontFindingKind::NameBad, "name", std::move(each.detail));
        const auto& others = m_context.otherFronts;
        if (std::find(others.begin(), others.end(), m_front.name) != others.end())
            problem(FrontFindingKind::NameTaken, "name",
                    fmt::format("a front named \"{}\" exists: choose another name", m_front.name));
        if (others.size() >= kMostFronts)
            problem(FrontFindingKind::TooManyFronts, "name",
                    fmt::format("there are {} fronts already: remove one", others.size()));
    }

    void members() {
        if (m_front.members.empty())
            problem(FrontFindingKind::NoMembers, "members",
                    "a front needs a deployment behind it: name at least one");
        if (m_front.members.size() > kMostFrontMembers) {
            return problem(FrontFindingKind::TooManyMembers, "members",
                           fmt::format("{} members: at most {} are possible",
                                       m_front.members.size(), kMostFrontMembers));
        }
        std::set<std::string> before;
        for (std::size_t i = 0; i < m_front.members.size(); ++i) {
            const FrontMember& each = m_front.members[i];
            if (before.insert(each.deployment).second)
                member(each, fmt::format("members[{}]", i));
            else
                problem(FrontFindingKind::MemberTwice, fmt::format("members[{}].deployment", i),
                        fmt::format("\"{}\" is a member already: remove one", each.deployment));
        }
    }

    void member(const FrontMember& each, const std::string& field) {
        const DeploymentSpec* spec =
            m_context.deployment ? m_context.deployment(each.deployment) : nullptr;
        if (spec == nullptr) {
            return problem(FrontFindingKind::DeploymentUnknown, field + ".deployment",
                           fmt::format("there is no deployment \"{}\": publish it first, or "
                                       "remove it from the front",
                                       each.deployment));
        }
        const bool has = std::any_of(spec->ports.begin(), spec->ports.end(),
                                     [&](const PortSpec& port) { return port.port == each.port; });
        if (!has)
            problem(FrontFindingKind::PortUnknown, field + ".port",
                    fmt::format("\"{}\" does not publish port {}: choose one that it has",
                                each.deployment, each.port));
        const int nodes = std::max(spec->nodes, spec->autoscaling ? spec->autoscaling->maximum : 0);
        if (nodes <= 1) return;
        m_findings.push_back(
            {FrontFindingKind::SeveralNodes, FindingLevel::Warning, field + ".deployment",
             fmt::format("\"{}\" has up to {} nodes, which do not share what they keep: a caller "
                         "may find another one there. Publish it with one node",
                         each.deployment, nodes)});
    }

    void balancing() {
        if (m_front.balancing == BalancingPolicy::Queue)
            problem(FrontFindingKind::QueueUnsupported, "balancing",
                    "a front has no queue of its own: choose another policy, requests wait at the "
                    "links of its deployments");
        const auto unused = [&](bool isUnused, const char* field, const char* why) {
            if (!isUnused)
                problem(FrontFindingKind::OptionUnsupported, fmt::format("options.{}", field), why);
        };
        unused(m_front.options.queue == RequestQueue{}, "queue",
               "a front has no queue of its own: give it to the links of its deployments");
        unused(m_front.options.slowStart == Duration{0}, "slowStart",
               "a front has no slow start: give it to the links of its deployments");
        unused(!m_front.options.drainLimit, "drainLimit",
               "a front cuts nothing off: give the limit to the links of its deployments");
        // The rules of a link.
        DeploymentSpec linked;
        linked.ports.push_back({m_front.port, m_front.balancing, m_front.options});
        const ValidationContext nothing;
        Check check(linked, nothing);
        checkBalancing(check);
        constexpr std::string_view kPrefix = "ports[0].";
        for (Finding& each : check.findings)
            problem(FrontFindingKind::BalancingBad, "options." + each.field.substr(kPrefix.size()),
                    std::move(each.detail));
    }

    const FrontSpec& m_front;
    const FrontContext& m_context;
    std::vector<FrontFinding> m_findings;
};

}  // namespace

std::vector<FrontFinding> validate(const FrontSpec& front, const FrontContext& context) {
    return FrontCheck(front, context).run();
}

std::optional<Error> firstProblem(const std::vector<FrontFinding>& findings) {
    for (const FrontFinding& each : findings) {
        if (each.level != FindingLevel::Problem) continue;
        ErrorCode code = ErrorCode::InvalidArgument;
        if (each.kind == FrontFindingKind::NameTaken) code = ErrorCode::AlreadyExists;
        if (each.kind == FrontFindingKind::DeploymentUnknown ||
            each.kind == FrontFindingKind::PortUnknown)
            code = ErrorCode::NotFound;
        if (each.kind == FrontFindingKind::QueueUnsupported ||
            each.kind == FrontFindingKind::OptionUnsupported)
            code = ErrorCode::NotSupported;
        return Error{code, each.detail, false, each.field};
    }
    return std::nullopt;
}

}  // namespace berth::domain
