// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/inspection/finding_texts.h"

namespace berth::inspection {
namespace {

struct ValueText {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Words& words) const {
        return fmt::format("{}", fmt::join(words.list, ", "));
    }
    std::string operator()(std::int64_t count) const { return std::to_string(count); }
    std::string operator()(const Share& share) const {
        return fmt::format("{:.0f} %", share.of * 100);
    }
    std::string operator()(domain::Bytes bytes) const { return domain::toText(bytes); }
    std::string operator()(domain::Duration duration) const {
        // Whole seconds: nothing here is known more exactly.
        return domain::toText(
            domain::Duration(std::chrono::duration_cast<std::chrono::seconds>(duration)));
    }
    std::string operator()(const Measure& measure) const {
        const bool whole = std::abs(measure.value - std::round(measure.value)) < 0.05;
        const std::string number =
            whole ? fmt::format("{:.0f}", measure.value) : fmt::format("{:.1f}", measure.value);
        return measure.unit.empty() ? number : fmt::format("{} {}", number, measure.unit);
    }
};

// Each placeholder once, from the left; what stands in a value is not looked at again.
std::string filled(std::string_view text, const Finding& finding) {
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        result += text.substr(0, open);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (name == "subject") {
            result += textOf(finding.subject);
        } else if (const EvidenceValue* const value = finding.find(name)) {
            result += textOf(*value);
        }
        text = text.substr(close + 1);
    }
    result += text;
    return result;
}

// Whether its text begins with a word of ours; a path, a device or a program keeps its case.
bool beginsWithOurWord(const Subject& subject) {
    return subject.kind != SubjectKind::Filesystem && subject.kind != SubjectKind::Process;
}

}  // namespace

const EvidenceValue* Finding::find(std::string_view name) const {
    const auto found = std::ranges::find(evidence, name, &Evidence::name);
    return found == evidence.end() ? nullptr : &found->value;
}

const FindingText& textOf(FindingKind kind) {
    const auto gpu = gpuTexts();
    const auto index = static_cast<std::size_t>(kind);
    return index < gpu.size() ? gpu[index] : machineTexts()[index - gpu.size()];
}

std::string textOf(const EvidenceValue& value) {
    return std::visit(ValueText{}, value);
}

std::string textOf(const Subject& subject) {
    switch (subject.kind) {
        case SubjectKind::Machine:
            return "the machine";
        case SubjectKind::Gpu:
            return subject.name.empty() ? "a GPU" : "GPU " + subject.name;
        case SubjectKind::Container:
            return "container " + subject.name;
        case SubjectKind::Interface:
            return "network interface " + subject.name;
        case SubjectKind::Port:
            return "port " + subject.name;
        case SubjectKind::Filesystem:
        case SubjectKind::Process:
            return subject.name;
    }
    return subject.name;
}

std::string sentenceOf(const Finding& finding) {
    std::string sentence = filled(textOf(finding.kind).sentence, finding);
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z' &&
        textOf(finding.kind).sentence.starts_with("{subject}") &&
        beginsWithOurWord(finding.subject))
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    if (finding.age) sentence += fmt::format(" ({} ago)", textOf(EvidenceValue(*finding.age)));
    return sentence;
}

std::string nextStepOf(const Finding& finding) {
    return filled(textOf(finding.kind).nextStep, finding);
}

}  // namespace berth::inspection
