// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/http_link_prober.h"

#include <cstdint>
#include <map>
#include <utility>

#include "platform_client/http/http_address.h"
#include "platform_client/network/probe_run.h"
#include "platform_client/network/proxy_finder.h"

namespace berth::platform_client {

namespace {

constexpr std::size_t kLongestLink = 2048;
constexpr int kMostTimes = 100;

domain::Result<HttpAddress> parse(const std::string& text) {
    if (text.size() > kLongestLink) {
        return domain::fail(domain::ErrorCode::InvalidArgument,
                            "the address is longer than 2048 characters", "url");
    }
    return parseHttpAddress(text);
}

}  // namespace

class HttpLinkProber::Core {
  public:
    Core(NetworkThread& thread, Options options)
        : m_thread(thread), m_options(options), m_proxies(thread, ProxyFinder::ofTheSystem) {}

    void begin(const HttpAddress& address, int times, std::shared_ptr<ProbeReply> reply) {
        const std::uint64_t id = ++m_lastId;
        m_runs[id] =
            std::make_unique<ProbeRun>(ProbeRun::Parts{m_thread, m_proxies, m_options}, address,
                                       times, std::move(reply), [this, id] { m_runs.erase(id); });
    }

  private:
    NetworkThread& m_thread;
    const Options m_options;
    ProxyFinder m_proxies;
    std::map<std::uint64_t, std::unique_ptr<ProbeRun>> m_runs;
    std::uint64_t m_lastId = 0;
};

HttpLinkProber::HttpLinkProber(Options options)
    : m_thread("link prober"), m_core(std::make_shared<Core>(m_thread, options)) {}

HttpLinkProber::~HttpLinkProber() {
    // The runs end with the thread and with them what is still queued for it; each answers as it
    // goes.
    m_thread.post([core = std::move(m_core)]() mutable { core.reset(); });
}

void HttpLinkProber::probe(std::string url, int times,
                           domain::Reply<std::vector<domain::LinkAnswer>> reply) {
    const domain::Result<HttpAddress> address = parse(url);
    if (!address) {
        reply(tl::unexpected<domain::Error>(address.error()));
        return;
    }
    if (times < 1 || times > kMostTimes) {
        reply(domain::fail(domain::ErrorCode::InvalidArgument, "ask 1 to 100 times", "times"));
        return;
    }
    m_thread.post([core = m_core, target = *address, times,
                   once = std::make_shared<ProbeReply>(std::move(reply))] {
        core->begin(target, times, once);
    });
}

}  // namespace berth::platform_client
