// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/gateway/limits.h"
#include "sim/serving/http_message.h"

namespace berth::sim::gateway {

// Why a request is not let through.
struct Refusal {
    int status = 0;  // 0: it is let through
    std::string_view sentence;
};

// One request: Beast parses, this class keeps what is wanted and refuses what Beast would let
// through although it can be read in two ways. For heads that HeadScanner has passed.
class RequestParser final : public boost::beast::http::basic_parser<true> {
  public:
    RequestParser(const GatewayLimits& limits, std::uint16_t port);

    // Takes as much as it can, the head alone at first; the rest has to be given again, with more
    // behind it. The first call must hold the whole head. After a refusal nothing more is taken.
    [[nodiscard]] std::size_t take(std::string_view bytes);

    [[nodiscard]] const Refusal& refusal() const { return m_refusal; }
    [[nodiscard]] bool headDone() { return is_header_done(); }
    [[nodiscard]] bool done() { return is_done(); }
    [[nodiscard]] bool http10() const { return m_http10; }
    [[nodiscard]] bool isHead() const { return m_request.method == "HEAD"; }
    [[nodiscard]] bool keepsAlive() const;
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    [[nodiscard]] serving::HttpRequest& request() { return m_request; }

  private:
    using error_code = boost::beast::error_code;
    using string_view = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb verb, string_view method, string_view target,
                         int version, error_code& ec) override;
    void on_response_impl(int code, string_view reason, int version, error_code& ec) override;
    void on_field_impl(boost::beast::http::field field, string_view name, string_view value,
                       error_code& ec) override;
    void on_header_impl(error_code& ec) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code& ec) override;
    std::size_t on_body_impl(string_view body, error_code& ec) override;
    void on_chunk_header_impl(std::uint64_t size, string_view extensions, error_code& ec) override;
    std::size_t on_chunk_body_impl(std::uint64_t remain, string_view body, error_code& ec) override;
    void on_finish_impl(error_code& ec) override;

    [[nodiscard]] bool mustWaitForMore(std::string_view bytes) const;
    void refuse(int status, std::string_view sentence, error_code& ec);
    [[nodiscard]] bool isOwnAuthority(std::string_view authority) const;

    const GatewayLimits& m_limits;
    std::string m_portText;
    serving::HttpRequest m_request;
    Refusal m_refusal;
    std::size_t m_extensionBytes = 0;
    int m_hosts = 0, m_lengths = 0, m_encodings = 0, m_origins = 0;
    bool m_headSeen = false;
    bool m_chunkSeen = false;
    bool m_http10 = false;
    bool m_close = false, m_keepAlive = false;
    bool m_expectsContinue = false;
    bool m_wrongHost = false;
    bool m_otherOrigin = false;
};

}  // namespace berth::sim::gateway
