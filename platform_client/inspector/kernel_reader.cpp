// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/kernel_reader.h"

#include "models/domain/text.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::KernelMessage;

// "[   12.345678] text"; nothing when it has no time.
std::optional<KernelMessage> messageOf(std::string_view line) {
    constexpr double kMostSeconds = 4e9;
    if (!line.starts_with('[')) return std::nullopt;
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    const auto seconds = toDecimal(domain::trimmed(line.substr(1, close - 1)));
    if (!seconds || *seconds < 0 || *seconds > kMostSeconds) return std::nullopt;
    std::string_view text = domain::trimmed(line.substr(close + 1));
    // The journal puts its host before it: "node-7 kernel: text".
    constexpr std::string_view kKernel = " kernel: ";
    const std::size_t kernel = text.find(kKernel);
    if (kernel != std::string_view::npos &&
        text.substr(0, kernel).find_first_of(" :") == std::string_view::npos)
        text = text.substr(kernel + kKernel.size());
    return KernelMessage{domain::Duration(static_cast<std::int64_t>(*seconds * 1e9)),
                         keptText(text)};
}

// The value of "name=value," or nothing.
std::string_view valueOf(std::string_view text, std::string_view key) {
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos) return {};
    text = text.substr(at + key.size());
    return domain::trimmed(text.substr(0, text.find(',')));
}

// Keeps the newest: the log is of use from its end.
template <class Message>
void keepNewest(std::vector<Message>& messages, std::size_t most) {
    if (messages.size() >= 2 * most)
        messages.erase(messages.begin(), messages.end() - static_cast<std::ptrdiff_t>(most));
}

}  // namespace

std::optional<domain::XidEvent> xidOf(const KernelMessage& message) {
    constexpr std::string_view kXid = "NVRM: Xid (";
    std::string_view rest = message.text;
    if (!rest.starts_with(kXid)) return std::nullopt;
    rest = rest.substr(kXid.size());
    const std::size_t close = rest.find("): ");
    if (close == std::string_view::npos) return std::nullopt;
    std::string_view bus = rest.substr(0, close);
    if (bus.starts_with("PCI:")) bus = bus.substr(4);
    rest = rest.substr(close + 3);
    const auto code = toInteger(rest.substr(0, rest.find_first_not_of("0123456789")));
    if (!code || *code > 9999) return std::nullopt;

    domain::XidEvent event;
    event.at = message.at;
    event.busId = keptText(bus, 32);
    event.code = static_cast<int>(*code);
    event.pid = toInteger(valueOf(rest, "pid="));
    event.process = keptText(valueOf(rest, "name="), 64);
    event.text = message.text;
    return event;
}

domain::KernelLog readKernelLog(std::string_view text) {
    domain::KernelLog log;
    while (const auto line = takeLine(text)) {
        auto message = messageOf(*line);
        if (!message) continue;
        log.readable = true;
        log.messages.push_back(std::move(*message));
        keepNewest(log.messages, kMaxKernelMessages);
    }
    for (const KernelMessage& each : log.messages)
        if (auto xid = xidOf(each)) log.xids.push_back(std::move(*xid));
    return log;
}

std::vector<KernelMessage> readServiceLog(std::string_view text) {
    std::vector<KernelMessage> messages;
    while (const auto line = takeLine(text)) {
        std::string kept = keptText(*line);
        if (!kept.empty()) messages.push_back({std::nullopt, std::move(kept)});
        keepNewest(messages, kMaxServiceMessages);
    }
    return messages;
}

}  // namespace berth::platform_client::inspector
