// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever comes back from the batch: its sections are parts of it in their order, what is read can
// be diagnosed against itself and against nothing, and every sentence is text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "models/domain/text.h"
#include "models/inspection/diagnosis.h"
#include "platform_client/inspector/batch.h"
#include "platform_client/inspector/batch_splitter.h"
#include "platform_client/inspector/inspection_reader.h"

namespace {

using namespace berth;
using namespace berth::platform_client::inspector;

constexpr std::string_view kNonce = "00112233445566778899aabbccddeeff";

void require(bool holds) {
    if (!holds) std::abort();
}

void requireSound(const domain::Inspection& now, const domain::Inspection* before) {
    inspection::DiagnosisContext context;
    context.before = before;
    context.ourUnixSeconds = 1'800'000'000;
    context.declaredPorts = {80};
    context.diskIsLost = true;
    for (const inspection::Finding& each : inspection::diagnose(now, context)) {
        require(domain::isUtf8(inspection::sentenceOf(each)));
        require(domain::isUtf8(inspection::nextStepOf(each)));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const BatchOutput output = splitBatch(text, kNonce);
    std::size_t at = 0;
    for (const SectionOutput& each : output.sections) {
        const BatchSection* const known = batchSection(each.name);
        require(known != nullptr && each.body.size() <= known->limit);
        const auto begin = static_cast<std::size_t>(each.body.data() - text.data());
        require(begin >= at && begin + each.body.size() <= text.size());
        at = begin + each.body.size();
    }
    // Two looks in one input: the second begins at a byte that no output holds.
    const std::size_t parting = text.find('\0');
    const domain::Inspection now = readInspection(text.substr(0, parting), kNonce);
    requireSound(now, nullptr);
    if (parting != std::string_view::npos) {
        const domain::Inspection before = readInspection(text.substr(parting + 1), kNonce);
        requireSound(now, &before);
    }
    return 0;
}
