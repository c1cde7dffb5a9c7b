// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/serving/behaviours/behaviour.h"

namespace berth::sim::serving {

// `name` in lower case; nothing when the request has no such header.
[[nodiscard]] std::optional<std::string_view> headerOf(const HttpRequest& request,
                                                       std::string_view name);
// The client asks for JSON and not for a page.
[[nodiscard]] bool wantsJson(const HttpRequest& request);
// The client is a browser that shows pages.
[[nodiscard]] bool wantsPage(const HttpRequest& request);
[[nodiscard]] bool isRead(const HttpRequest& request);  // GET or HEAD

// Percent-decoding; nothing when an escape is broken. `plusIsSpace` for form fields.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text,
                                                        bool plusIsSpace = false);
// For use as a link to a path: everything but unreserved characters and "/" is escaped.
[[nodiscard]] std::string percentEncoded(std::string_view text);
// The value of a field of a query or form, decoded.
[[nodiscard]] std::optional<std::string> formField(std::string_view form, std::string_view name);
[[nodiscard]] std::string htmlEscaped(std::string_view text);
// A string literal with its quotes; what is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string jsonString(std::string_view text);

[[nodiscard]] Answer textAnswer(int status, std::string body);
[[nodiscard]] Answer jsonAnswer(int status, std::string body);
// A whole page; `body` is HTML. It may load nothing but its own pictures and send its own forms,
// and names an empty icon: a browser would ask for one otherwise, and that would take a node's
// turn.
[[nodiscard]] Answer pageAnswer(std::string_view title, std::string_view body);
// A sentence, as JSON {"error": …} when the client asks for that.
[[nodiscard]] Answer errorAnswer(const Request& request, int status, std::string_view sentence);
// 405 with the methods that are allowed.
[[nodiscard]] Answer notAllowed(const Request& request, std::string_view allow);

}  // namespace berth::sim::serving
