// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <random>

#include "platform_client/ssh/hashed_name.h"
#include "tests/platform_client/ssh/foreign_keys.h"
#include "tests/platform_client/ssh/known_hosts_cases.h"

namespace berth::platform_client::ssh::testing {

namespace {

// Lines that are mostly well-formed, and now and then damaged at random.
class LineMaker {
  public:
    LineMaker(const SshServer& server, unsigned seed)
        : m_engine(seed), m_ported(fmt::format("[127.0.0.1]:{}", server.port())) {
        for (const KeyType type : {KeyType::Ed25519, KeyType::EcdsaP256, KeyType::Rsa})
            m_own.push_back(server.keyLine(type));
    }

    std::size_t below(std::size_t bound) { return m_engine() % bound; }
    bool once(std::size_t in) { return below(in) == 0; }

    template <std::size_t size>
    std::string oneOf(const char* const (&texts)[size]) {
        return texts[below(size)];
    }

    // What a line or a look-up may name; here the server's own address and port stand for
    // themselves.
    std::string name() {
        if (once(5)) return once(2) ? m_ported : "127.0.0.1";
        return oneOf({"node.example.com", "node.example.com", "10.0.0.7", "2001:db8::1",
                      "other.example.com", "a"});
    }

    std::string hosts() {
        // One draw a statement: compilers order the arguments of a call as they like.
        if (once(4)) {
            const std::string salt(kNameSaltBytes, static_cast<char>('a' + below(26)));
            return hashName(name(), salt);
        }
        std::string list;
        const std::size_t count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) list += ',';
            if (once(6)) list += '!';
            std::string pattern = name();
            if (once(3))
                pattern = oneOf({"*", "*.example.com", "node.*", "[*]:*", "?", "10.0.0.*", "[*",
                                 "n?de.example.com", "127.*", "2001:*", "NODE.*"});
            list += pattern;
        }
        return list;
    }

    std::string key() {
        std::string key =
            once(2) ? m_own[below(m_own.size())] : foreignKeys()[below(foreignKeys().size())];
        if (once(12)) key[below(key.size())] = static_cast<char>(m_engine() % 256);
        if (once(16)) key.resize(below(key.size()));
        return key;
    }

    std::string line() {
        std::string text;
        if (once(12)) text += oneOf({" ", "\t", "#", "\r"});
        if (once(4))
            text += oneOf({"@revoked ", "@revoked ", "@cert-authority ", "@other ", "@revoked  "});
        text += hosts();
        text += oneOf({" ", " ", " ", "\t", "  "});
        text += key();
        if (once(3)) text += oneOf({" comment", "\r", " \r", " # x", "\t"});
        if (once(25)) {
            const auto odd = static_cast<char>(m_engine() % 256);
            text.insert(below(text.size() + 1), 1, odd);
        }
        return text + "\n";
    }

    std::string file() {
        std::string text;
        for (std::size_t i = 1 + below(4); i > 0; --i)
            text += line();
        if (once(10)) text.pop_back();
        return text;
    }

    KeyType type() {
        constexpr std::array kTypes{KeyType::Ed25519, KeyType::EcdsaP256, KeyType::Rsa};
        return kTypes[below(kTypes.size())];
    }

  private:
    std::mt19937 m_engine;
    std::string m_ported;
    std::vector<std::string> m_own;
};

}  // namespace

std::vector<KnownHostsCase> generatedCases(const SshServer& server, int count, unsigned seed) {
    std::vector<KnownHostsCase> cases;
    LineMaker maker(server, seed);
    for (int i = 0; i < count; ++i) {
        KnownHostsCase next;
        next.name = fmt::format("seed {} number {}", seed, i);
        next.user = maker.file();
        if (maker.once(3)) next.global = maker.file();
        next.shown = maker.type();
        next.alias = maker.once(4) ? "" : "node.example.com";
        cases.push_back(std::move(next));
    }
    return cases;
}

}  // namespace berth::platform_client::ssh::testing
