// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/known_hosts_cases.h"

#include <fmt/format.h>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/hashed_name.h"
#include "platform_client/ssh/wire.h"
#include "tests/platform_client/ssh/foreign_keys.h"

namespace berth::platform_client::ssh::testing {

namespace {

using namespace std::string_literals;

constexpr const char* kName = "node.example.com";

std::string salted(const std::string& name, char salt = 's') {
    return hashName(name, std::string(kNameSaltBytes, salt));
}

std::string encodedPart(const std::string& line) {
    return line.substr(line.find(' ') + 1);
}

std::string bytesOf(const std::string& line) {
    return decodeBase64(encodedPart(line))->bytes;
}

// The server's RSA key with a zero byte more before its modulus.
std::string looseRsa(const std::string& line) {
    const std::string bytes = bytesOf(line);
    WireReader reader(bytes);
    std::string loose;
    putString(loose, *reader.string());
    putString(loose, *reader.string());
    putString(loose, "\0"s + std::string(*reader.string()));
    return "ssh-rsa " + encodeBase64(loose);
}

// The key with another name of its type in its bytes.
std::string renamed(const std::string& line, const std::string& word, const std::string& name) {
    const std::string bytes = bytesOf(line);
    WireReader reader(bytes);
    const auto old = reader.string();
    std::string other;
    putString(other, name);
    other += bytes.substr(4 + old->size());
    return word + " " + encodeBase64(other);
}

class CaseList {
  public:
    explicit CaseList(const SshServer& server)
        : m_ed25519(server.keyLine(KeyType::Ed25519)),
          m_ecdsa(server.keyLine(KeyType::EcdsaP256)),
          m_rsa(server.keyLine(KeyType::Rsa)),
          m_port(server.port()) {}

    void add(std::string name, std::string user, std::string alias = kName) {
        m_cases.push_back({std::move(name),
                           std::move(user),
                           {},
                           KeyType::Ed25519,
                           std::move(alias),
                           Beside::Same});
    }
    void addStricter(std::string name, std::string user, std::string alias = kName) {
        add(std::move(name), std::move(user), std::move(alias));
        m_cases.back().beside = Beside::Stricter;
    }
    void show(KeyType type) { m_cases.back().shown = type; }
    void addGlobal(std::string text) { m_cases.back().global = std::move(text); }

    void addNames();
    void addPorts();
    void addMarkers();
    void addDamage();
    void addKeys();
    void addFiles();

    std::vector<KnownHostsCase> m_cases;

  private:
    [[nodiscard]] std::string known(const std::string& hosts) const {
        return hosts + " " + m_ed25519 + "\n";
    }
    [[nodiscard]] static std::string foreign(const std::string& hosts, std::size_t which = 2) {
        return hosts + " " + foreignKeys().at(which) + "\n";
    }

    std::string m_ed25519;
    std::string m_ecdsa;
    std::string m_rsa;
    int m_port;
};

void CaseList::addNames() {
    for (const std::string hosts : {"node.example.com",
                                    "NODE.Example.COM",
                                    "other.example.com",
                                    "node.example.co",
                                    "node.example.comm",
                                    "*.example.com",
                                    "*",
                                    "?",
                                    "*.example.*",
                                    "node.?xample.com",
                                    "node.example.com.",
                                    "n*e.*.c?m",
                                    "*node.example.com*",
                                    "**",
                                    "*?*",
                                    "?*?",
                                    "other,node.example.com",
                                    "node.example.com,other",
                                    ",node.example.com",
                                    ",,,",
                                    "node.example.com,",
                                    "!node.example.com",
                                    "!node.example.com,*",
                                    "*,!node.example.com",
                                    "*,!NODE.*",
                                    "*,!other",
                                    "!other,*",
                                    "!*,node.example.com",
                                    "!",
                                    "!,*",
                                    "!!node.example.com",
                                    "*,!!node.example.com",
                                    "[node.example.com]",
                                    "[node.example.com]:22",
                                    "node.example.com:22",
                                    "node.example.com#",
                                    "*.com,!*.example.com",
                                    "*.example.com,!a*",
                                    "-",
                                    "node\\.example.com",
                                    "node.example.com,node.example.com",
                                    "node.[e]xample.com"})
        add("names " + hosts, known(hosts));
    for (const std::size_t length : {1000, 1021, 1022, 1023, 1024, 1025, 5000}) {
        const std::string longName(length, 'a');
        add(fmt::format("a pattern of {} before", length), known(longName + ",node.example.com"));
        add(fmt::format("a pattern of {} behind", length), known("node.example.com," + longName));
        add(fmt::format("an excluding pattern of {}", length),
            known("node.example.com,!" + longName));
        add(fmt::format("stars {}", length), known(std::string(length, '*')));
    }
    add("hashed", known(salted(kName)));
    add("hashed in capitals", known(salted("NODE.example.com")));
    add("hashed, another", known(salted("other")));
    add("hashed with more behind", known(salted(kName) + ",node.example.com"));
    add("hashed in a list", known("node.example.com," + salted(kName)));
    add("hashed with a bad salt", known("|1|AAAA|" + salted(kName).substr(32)));
    add("hashed without an end", known(salted(kName).substr(0, 31)));
    add("hashed by another rule", known("|2" + salted(kName).substr(2)));
    add("a bar alone", known("|"));
    add("hashed, one padding less", known(salted(kName).substr(0, salted(kName).size() - 1)));
    add("hashed changed key", foreign(salted(kName)));
    add("IPv6 short", known("2001:db8::1"), "2001:db8::1");
    add("IPv6 in capitals", known("2001:DB8::1"), "2001:db8::1");
    add("IPv6 other spelling", known("2001:db8:0:0::1"), "2001:db8::1");
    add("IPv6 with a port", known("[2001:db8::1]:2222"), "[2001:db8::1]:2222");
    add("IPv6 pattern", known("2001:db8::*"), "2001:db8::1");
    add("IPv6 with a zone", known("fe80::1%eth0"), "fe80::1%eth0");
    add("a name with a port", known("[node.example.com]:2222"), "[node.example.com]:2222");
    add("a name with another port", known("[node.example.com]:2223"), "[node.example.com]:2222");
    add("hashed with a port", known(salted("[node.example.com]:2222")), "[node.example.com]:2222");
    add("letters beyond ASCII",
        known("n\xc3\x96"
              "de"),
        "n\xc3\x96"
        "de");
    add("letters beyond ASCII, small",
        known("n\xc3\xb6"
              "de"),
        "n\xc3\x96"
        "de");
}

void CaseList::addPorts() {
    const std::string ported = fmt::format("[127.0.0.1]:{}", m_port);
    add("address and port", known(ported), "");
    add("address and port, hashed", known(salted(ported)), "");
    add("plain address for another port", known("127.0.0.1"), "");
    add("plain address, hashed", known(salted("127.0.0.1")), "");
    add("plain address changed", foreign("127.0.0.1"), "");
    add("port changed, plain address known", foreign(ported) + known("127.0.0.1"), "");
    add("port changed by type, plain address known", foreign(ported, 3) + known("127.0.0.1"), "");
    add("port known, plain address changed", known(ported) + foreign("127.0.0.1"), "");
    add("another port", known(fmt::format("[127.0.0.1]:{}", m_port + 1)), "");
    add("star", known("*"), "");
    add("any port", known("[127.0.0.1]:*"), "");
    add("plain address revoked", "@revoked " + known("127.0.0.1"), "");
    add("plain address revoked and known", "@revoked " + known("127.0.0.1") + known("127.0.0.1"),
        "");
    addStricter("port known, plain address revoked",
                known(ported) + "@revoked " + known("127.0.0.1"), "");
    add("port revoked, plain address known", "@revoked " + known(ported) + known("127.0.0.1"), "");
    add("authority for the port, plain address known",
        "@cert-authority " + known(ported) + known("127.0.0.1"), "");
    add("port named as text", known("127.0.0.1:" + std::to_string(m_port)), "");
    add("port excluded", known("*,!" + ported), "");
    add("plain address excluded", known("*,!127.0.0.1"), "");
    addStricter("port line with a loose key, plain address known",
                ported + " " + m_ed25519 + "\0\n"s, "");
}

void CaseList::addMarkers() {
    const std::string line = known(kName);
    add("revoked", "@revoked " + line);
    add("revoked behind known", line + "@revoked " + line);
    add("revoked before known", "@revoked " + line + line);
    add("revoked for all", "@revoked " + known("*") + line);
    add("revoked for others", "@revoked " + known("other") + line);
    add("revoked hashed", "@revoked " + known(salted(kName)) + line);
    add("another key revoked", "@revoked " + foreign(kName) + line);
    add("another key revoked, none known", "@revoked " + foreign(kName));
    add("known and another revoked and changed", "@revoked " + line + foreign(kName));
    add("authority", "@cert-authority " + line);
    add("authority and known", "@cert-authority " + line + line);
    add("authority with another key", "@cert-authority " + foreign(kName) + line);
    add("authority and changed", "@cert-authority " + line + foreign(kName));
    add("authority and revoked", "@cert-authority " + line + "@revoked " + line);
    add("unknown marker", "@trusted " + line);
    add("unknown marker and known", "@trusted " + line + line);
    add("two markers", "@revoked @revoked " + line + line);
    add("two different markers", "@revoked @cert-authority " + line + line);
    add("marker in capitals", "@Revoked " + line + line);
    add("marker without name", "@revoked\n" + line);
    add("marker glued to the name", "@revoked" + line + line);
    add("an at sign alone", "@ " + line + line);
    add("blanks before the marker", " \t @revoked " + line + line);
    add("blanks behind the marker", "@revoked  \t " + line + line);
    addStricter("a tab behind the marker", "@revoked\t" + line + line);
    add("tabs only", "@revoked\t" + std::string(kName) + "\t" + m_ed25519.substr(0, 11) + "\t" +
                         encodedPart(m_ed25519) + "\n" + line);
    add("marker, excluded", "@revoked " + known("*,!node.example.com") + line);
}

void CaseList::addDamage() {
    const std::string line = known(kName);
    const std::string word = "ssh-ed25519";
    const std::string encoded = encodedPart(m_ed25519);
    add("empty", "");
    add("only a line feed", "\n");
    add("comment", "# " + line);
    add("comment behind blanks", " \t# " + line);
    add("blanks before", "  \t" + line);
    add("no end", line.substr(0, line.size() - 1));
    add("CRLF", line.substr(0, line.size() - 1) + "\r\n");
    add("CRLF, no end", line.substr(0, line.size() - 1) + "\r");
    addStricter("CR twice", line.substr(0, line.size() - 1) + "\r\r\n");
    add("CR alone between", "other " + m_ed25519 + "\r" + line);
    add("comment behind the key", kName + " "s + m_ed25519 + " somebody@somewhere # x\n");
    add("tabs between", kName + "\t"s + word + "\t" + encoded + "\n");
    add("many blanks between", kName + " \t  "s + word + " \t " + encoded + "\n");
    add("vertical tab in the key",
        kName + " "s + word + " " + encoded.substr(0, 20) + "\v" + encoded.substr(20) + "\n");
    m_cases.back().beside = Beside::Stricter;
    add("blank in the key",
        kName + " "s + word + " " + encoded.substr(0, 20) + " " + encoded.substr(20) + "\n");
    add("a name alone", kName + "\n"s + foreign("other"));
    add("a name and a type", kName + " "s + word + "\n");
    add("a name and a comment", kName + " # "s + m_ed25519 + "\n");
    add("a key without name", m_ed25519 + "\n");
    add("another type before the key", kName + " ssh-rsa "s + encoded + "\n");
    add("an unknown type before the key", kName + " ssh-foo "s + encoded + "\n");
    add("the type in capitals", kName + " SSH-ED25519 "s + encoded + "\n");
    add("the short name of the type", kName + " ED25519 "s + encoded + "\n");
    add("old numbers", kName + " 1024 65537 1234567890\n"s);
    add("bad line, then known", kName + " ssh-ed25519 !!!!\n"s + line);
    add("bad line, then changed", kName + " ssh-ed25519 !!!!\n"s + foreign(kName));
    add("bad revoked line, then known", "@revoked node.example.com ssh-ed25519 AAAA\n" + line);
    add("a NUL line, then known", "\0\n"s + line);
    addStricter("NUL in the comment", kName + " "s + m_ed25519 + " a\0b\n"s);
    addStricter("NUL behind the key", kName + " "s + m_ed25519 + "\0\n"s);
    add("NUL in the key",
        kName + " "s + word + " " + encoded.substr(0, 20) + "\0"s + encoded.substr(20) + "\n");
    addStricter("NUL behind the name", kName + "\0"s + m_ed25519 + "\n");
    add("NUL behind a revoked name", "@revoked node.example.com\0"s + m_ed25519 + "\n" + line);
    add("NUL twice behind a revoked name",
        "@revoked node.example.com\0\0"s + m_ed25519 + "\n" + line);
    add("NUL behind a changed name", kName + "\0"s + foreignKeys().at(2) + "\n");
    add("NUL behind revoked", "@revoked node.example.com "s + m_ed25519 + "\0 x\n"s + line);
    add("NUL before the line", "\0"s + line);
    add("NUL before a revoked line", "\0@revoked "s + line + line);
    add("NUL in a marker", "@revoked\0 "s + line + line);
    add("a name cut off at the end", line + "@revoked "s + kName);
    m_cases.back().beside = Beside::AtLeastAsStrict;
    add("a name cut off, other name", line + "@revoked other");
    add("a plain name cut off", foreign("other") + kName);
    m_cases.back().beside = Beside::AtLeastAsStrict;
    add("a long comment", kName + " "s + m_ed25519 + " " + std::string(200000, 'x') + "\n");
    add("a long bad line", std::string(300000, 'x') + "\n" + line);
    add("a long revoked line", "@revoked " + std::string(1000, 'x') + ",*," +
                                   std::string(900, 'y') + " " + m_ed25519 + " " +
                                   std::string(100000, 'z') + "\n" + line);
    add("a mark of UTF-8", "\xef\xbb\xbf" + line);
    add("a mark of UTF-8 before a comment", "\xef\xbb\xbf# x\n" + line);
    add("padding more", kName + " "s + m_ed25519 + "=\n");
    add("four characters more", kName + " "s + m_ed25519 + "AAAA\n");
    add("one character less", kName + " "s + m_ed25519.substr(0, m_ed25519.size() - 1) + "\n");
    add("four characters less", kName + " "s + m_ed25519.substr(0, m_ed25519.size() - 4) + "\n");
}

void CaseList::addKeys() {
    for (std::size_t i = 0; i < foreignKeys().size(); ++i) {
        const std::string name = foreignKeys()[i].substr(0, foreignKeys()[i].find(' '));
        add("only a foreign key of type " + name, foreign(kName, i));
        add("known and foreign " + name, foreign(kName, i) + known(kName));
        add("foreign behind known " + name, known(kName) + foreign(kName, i));
        add("foreign revoked " + name, "@revoked " + foreign(kName, i) + known(kName));
        add("foreign damaged " + name, kName + " "s + foreignKeys()[i].substr(0, 50) + "\n");
    }
    const std::string all =
        kName + " "s + m_ed25519 + "\n" + kName + " " + m_ecdsa + "\n" + kName + " " + m_rsa + "\n";
    for (const KeyType type : {KeyType::Ed25519, KeyType::EcdsaP256, KeyType::Rsa}) {
        const std::string name(keyTypeName(type));
        add("all three known, shown " + name, all);
        show(type);
        add("only ed25519 known, shown " + name, known(kName));
        show(type);
        add("ecdsa revoked, shown " + name, all + "@revoked * " + m_ecdsa + "\n");
        show(type);
        add("rsa revoked, shown " + name, "@revoked * " + m_rsa + "\n" + all);
        show(type);
        add("only foreign, shown " + name, foreign(kName, 5));
        show(type);
    }
    const auto rsa = [this](const std::string& name, const std::string& text, bool stricter) {
        add(name, text);
        show(KeyType::Rsa);
        if (stricter) m_cases.back().beside = Beside::Stricter;
    };
    const std::string knownRsa = kName + " "s + m_rsa + "\n";
    const std::string loose = looseRsa(m_rsa);
    rsa("RSA with a zero more", kName + " "s + loose + "\n", true);
    rsa("RSA with a zero more, revoked", "@revoked * " + loose + "\n" + knownRsa, false);
    rsa("RSA with a zero more and known", kName + " "s + loose + "\n" + knownRsa, false);
    rsa("RSA under the name of a signature", kName + " rsa-sha2-512 "s + encodedPart(m_rsa) + "\n",
        true);
    rsa("RSA under the name of a signature, revoked",
        "@revoked * rsa-sha2-256 " + encodedPart(m_rsa) + "\n" + knownRsa, false);
    for (const char* name : {"rsa-sha2-256", "RSA", "rsa", "Rsa", "rsa1", "ssh-rsa2"}) {
        const std::string other = renamed(m_rsa, "ssh-rsa", name);
        // OpenSSH takes its short name of the type, in any letters, and the names of signatures.
        const bool taken = std::string_view(name) != "rsa1" && std::string_view(name) != "ssh-rsa2";
        rsa("RSA that calls itself "s + name, kName + " "s + other + "\n", taken);
        rsa("RSA that calls itself "s + name + ", revoked", "@revoked * " + other + "\n" + knownRsa,
            false);
    }
    for (const char* name : {"ED25519", "ed25519"}) {
        const std::string other = renamed(m_ed25519, "ssh-ed25519", name);
        addStricter("Ed25519 that calls itself "s + name, kName + " "s + other + "\n");
        add("Ed25519 that calls itself "s + name + ", revoked",
            "@revoked * " + other + "\n" + known(kName));
    }
    // A type that this OpenSSH does not know: a newer one would call the key changed.
    std::string newer;
    putString(newer, "ssh-newer");
    putString(newer, "key");
    addStricter("a type of tomorrow", kName + " ssh-newer "s + encodeBase64(newer) + "\n");
    add("a type of tomorrow and known",
        kName + " ssh-newer "s + encodeBase64(newer) + "\n" + known(kName));
    std::string offCurve = bytesOf(m_ecdsa);
    offCurve.back() = static_cast<char>(offCurve.back() ^ 1);
    add("a point beside the curve",
        kName + " ecdsa-sha2-nistp256 "s + encodeBase64(offCurve) + "\n");
    std::string wrongCurve = bytesOf(m_ecdsa);
    wrongCurve[wrongCurve.find("nistp256", 23) + 5] = '3';
    add("another curve named", kName + " ecdsa-sha2-nistp256 "s + encodeBase64(wrongCurve) + "\n");
}

void CaseList::addFiles() {
    const auto both = [this](const std::string& name, std::string user, std::string global) {
        add(name, std::move(user));
        addGlobal(std::move(global));
    };
    both("only global", "", known(kName));
    both("changed in user, known in global", foreign(kName), known(kName));
    both("known in user, changed in global", known(kName), foreign(kName));
    both("known in user, revoked in global", known(kName), "@revoked " + known("*"));
    both("revoked in user, known in global", "@revoked " + known("*"), known(kName));
    both("damaged in user, known in global", "node.example.com ssh-ed25519 ????\n", known(kName));
    both("authority in global", "", "@cert-authority " + known("*"));
    both("changed in global", "", foreign(kName));
    both("user without end", known("other").substr(0, 40), known(kName));
}

}  // namespace

std::vector<KnownHostsCase> handMadeCases(const SshServer& server) {
    CaseList list(server);
    list.addNames();
    list.addPorts();
    list.addMarkers();
    list.addDamage();
    list.addKeys();
    list.addFiles();
    return std::move(list.m_cases);
}

std::vector<KnownHostsCase> cutCases(const SshServer& server) {
    CaseList list(server);
    for (const std::string marker : {"", "@revoked "}) {
        const std::string line = marker + "ab,n " + server.keyLine(KeyType::Ed25519);
        // Without a revocation there is nothing to be found out from a key that is known already.
        const std::string before =
            marker.empty() ? "" : "n " + server.keyLine(KeyType::Ed25519) + "\n";
        for (std::size_t at = 1; at <= line.size(); at += at < marker.size() + 20 ? 1 : 7) {
            for (const char* end : {"", "\n"}) {
                list.add(fmt::format("{}cut at {}{}", marker, at, *end == '\0' ? "" : ", ended"),
                         before + line.substr(0, at) + end, "n");
                // ssh reads what earlier lines left in its memory: anything may come of it.
                if (*end == '\0' && at == marker.size() + 4)
                    list.m_cases.back().beside = Beside::AtLeastAsStrict;
            }
        }
    }
    return std::move(list.m_cases);
}

}  // namespace berth::platform_client::ssh::testing
