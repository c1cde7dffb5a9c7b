// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/login.h"

#include <fmt/format.h>

#include <thread>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/private_key_file.h"

namespace berth::platform_client::ssh {

namespace {

using domain::HostLoginKind;
using domain::RemoteTrouble;
using domain::SecretKind;

constexpr std::size_t kMaxPrompt = 500;
constexpr int kMaxPrompts = 16;
constexpr int kMaxRounds = 10;

}  // namespace

bool Login::offers(unsigned method) const {
    return (static_cast<unsigned>(ssh_userauth_list(m_scene.link.session(), nullptr)) & method) !=
           0;
}

std::string Login::offered() const {
    std::string names;
    const auto name = [&](unsigned method, const char* text) {
        if (offers(method)) names += (names.empty() ? "" : ", ") + std::string(text);
    };
    name(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
    name(SSH_AUTH_METHOD_PASSWORD, "password");
    name(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
    name(SSH_AUTH_METHOD_HOSTBASED, "hostbased");
    name(SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic");
    return "the server offers " + (names.empty() ? "nothing" : names);
}

// A server that says goodbye while one logs in, after too many tries, has decided something; so has
// one that leaves after a refusal, or with words it did not have before, as OpenSSH does for an
// account that is over. One that is only gone has not.
Failure Login::whyOver() const {
    const std::string error = m_scene.link.lastError();
    if (m_scene.link.misbehaved()) return {RemoteTrouble::ServerFailed, error};
    const std::string said = m_scene.link.banner();
    const bool news = !said.empty() && said != m_greeting;
    const bool decided = news || m_denied || m_scene.link.alive() ||
                         error.find("SSH_MSG_DISCONNECT") != std::string::npos;
    return {decided ? RemoteTrouble::LoginRefused : RemoteTrouble::ConnectionLost,
            news ? said : error};
}

// Repeats a call of the library's until the server has answered it.
template <class Call>
Attempt<Login::Step> Login::settle(Call call) {
    const Moment deadline = std::chrono::steady_clock::now() + m_scene.options.patience.answer;
    for (;;) {
        switch (call()) {
            case SSH_AUTH_SUCCESS:
                return Step::Done;
            case SSH_AUTH_PARTIAL:
                return Step::Partial;
            case SSH_AUTH_DENIED:
                return Step::Denied;
            case SSH_AUTH_AGAIN:
                break;
            default:
                return tl::unexpected(whyOver());
        }
        if (!m_scene.link.alive()) return tl::unexpected(whyOver());
        if (std::chrono::steady_clock::now() >= deadline)
            return failed(RemoteTrouble::TimedOut, "the server does not answer to the login");
        if (!m_scene.waiting.turn(deadline)) return failed(RemoteTrouble::ShuttingDown, "");
    }
}

Attempt<void> Login::run() {
    ssh_session session = m_scene.link.session();
    auto step = settle([&] { return ssh_userauth_none(session, nullptr); });
    m_greeting = m_scene.link.banner();
    for (int methods = 0; step; ++methods) {
        if (*step == Step::Done) return {};
        if (methods > 0 && *step == Step::Denied)
            return failed(RemoteTrouble::LoginRefused, offered());
        if (methods > 3) return failed(RemoteTrouble::LoginRefused, "the server is never content");
        step = byWhatIsOffered();
    }
    return tl::unexpected(step.error());
}

// What the profile chose comes first; what the server wants beside it is asked for.
Attempt<Login::Step> Login::byWhatIsOffered() {
    const HostLoginKind kind = m_scene.stop.login.kind;
    const auto free = [&](unsigned method) { return (m_used & method) == 0 && offers(method); };
    const auto use = [&](unsigned method) { m_used |= method; };
    if (kind != HostLoginKind::Password && free(SSH_AUTH_METHOD_PUBLICKEY)) {
        use(SSH_AUTH_METHOD_PUBLICKEY);
        return kind == HostLoginKind::Agent ? byAgent() : byKeyFile();
    }
    if (kind == HostLoginKind::Password || m_used != 0) {
        if (free(SSH_AUTH_METHOD_PASSWORD)) {
            use(SSH_AUTH_METHOD_PASSWORD);
            return byPassword();
        }
        if (free(SSH_AUTH_METHOD_INTERACTIVE)) {
            use(SSH_AUTH_METHOD_INTERACTIVE);
            return byQuestions();
        }
    }
    return failed(m_used == 0 ? RemoteTrouble::MethodNotOffered : RemoteTrouble::LoginRefused,
                  offered());
}

// ---- keys
// ----------------------------------------------------------------------------------------

Attempt<Login::Step> Login::byKeyFile() {
    const std::string& file = m_scene.stop.login.keyFile;
    const auto report = checkKeyFile(file);
    if (!report) return failed(RemoteTrouble::KeyFileUnusable, report.error().detail);
    if (report->problem)
        return failed(RemoteTrouble::KeyFileUnusable,
                      fmt::format("{}: {}", file, advice(*report->problem)));
    auto text = readLocalFile(file, kMaxKeyFileBytes);
    if (!text) return failed(RemoteTrouble::KeyFileUnusable, text.error().detail);
    auto key = loadKey(*text, report->encrypted);
    explicit_bzero(text->data(), text->size());
    if (!key) return tl::unexpected(key.error());
    if (const auto strong = checkStrength(*key); !strong) return tl::unexpected(strong.error());
    return settle(
        [&] { return ssh_userauth_publickey(m_scene.link.session(), nullptr, key->get()); });
}

Attempt<LibsshKey> Login::loadKey(const std::string& text, bool encrypted) {
    const auto import = [&](const char* passphrase) {
        ssh_key key = nullptr;
        const int result =
            ssh_pki_import_privkey_base64(text.c_str(), passphrase, nullptr, nullptr, &key);
        return LibsshKey(result == SSH_OK ? key : nullptr);
    };
    if (!encrypted) {
        LibsshKey key = import(nullptr);
        if (!key) return failed(RemoteTrouble::KeyFileUnusable, "the key cannot be read");
        return key;
    }
    m_storeRead = false;
    for (int attempt = 1; attempt <= kMaxAttempts;) {
        auto offer = obtain(question(SecretKind::Passphrase, attempt), "passphrase");
        if (!offer) return tl::unexpected(offer.error());
        std::string passphrase(offer->secret.reveal());
        LibsshKey key = import(passphrase.c_str());
        explicit_bzero(passphrase.data(), passphrase.size());
        if (key) {
            proved("passphrase", std::move(*offer));
            return key;
        }
        if (offer->asked) ++attempt;
        disproved("passphrase");
    }
    return failed(RemoteTrouble::PassphraseWrong, m_scene.stop.login.keyFile);
}

// Not every format of a key file shows its kind before it is opened.
Attempt<void> Login::checkStrength(const LibsshKey& key) const {
    char* text = nullptr;
    ssh_key half = nullptr;
    if (ssh_pki_export_privkey_to_pubkey(key.get(), &half) != SSH_OK)
        return failed(RemoteTrouble::KeyFileUnusable, "the key has no public half");
    const LibsshKey owned(half);
    if (ssh_pki_export_pubkey_base64(half, &text) != SSH_OK)
        return failed(RemoteTrouble::KeyFileUnusable, "the key has no public half");
    const LibsshText ownedText(text);
    const auto bytes = decodeBase64(text);
    const auto read = bytes ? readPublicKey(bytes->bytes)
                            : domain::fail(domain::ErrorCode::Malformed, "no base64");
    if (!read) return failed(RemoteTrouble::KeyFileUnusable, read.error().detail);
    const std::string weak = weakness(*read);
    if (!weak.empty()) return failed(RemoteTrouble::KeyFileUnusable, weak);
    return {};
}

Attempt<Login::Step> Login::byAgent() {
    // On a thread of its own: an agent that hangs must not hold up the connection.
    using Opened = std::shared_ptr<Attempt<std::unique_ptr<AgentRelay>>>;
    PendingAnswer<Opened> pending(m_scene.wakeUp);
    std::thread([answer = pending.answerer(), path = m_scene.options.agentSocket] {
        answer(std::make_shared<Attempt<std::unique_ptr<AgentRelay>>>(AgentRelay::open(path)));
    }).detach();
    const auto opened = m_scene.wait(pending);
    if (!opened) return tl::unexpected(opened.error());
    if (!opened->has_value()) return failed(RemoteTrouble::AgentUnavailable, "");
    const Attempt<std::unique_ptr<AgentRelay>>& made = ***opened;
    if (!made) return tl::unexpected(made.error());
    AgentRelay& relay = **made;
    m_scene.agentStop.watch(&relay);
    ssh_session session = m_scene.link.session();
    ssh_set_agent_socket(session, relay.takeEnd());
    auto step = settle([&] { return ssh_userauth_agent(session, nullptr); });
    m_scene.agentStop.watch(nullptr);
    return step;
}

// ---- passwords and questions
// ---------------------------------------------------------------------

Attempt<Login::Step> Login::byPassword() {
    m_storeRead = false;
    for (int attempt = 1; attempt <= kMaxAttempts;) {
        auto offer = obtain(question(SecretKind::Password, attempt), "password");
        if (!offer) return tl::unexpected(offer.error());
        std::string password(offer->secret.reveal());
        auto step = settle([&] {
            return ssh_userauth_password(m_scene.link.session(), nullptr, password.c_str());
        });
        explicit_bzero(password.data(), password.size());
        if (!step) return step;
        if (*step != Step::Denied) {
            proved("password", std::move(*offer));
            return step;
        }
        m_denied = true;
        if (offer->asked) ++attempt;
        disproved("password");
        if (!offers(SSH_AUTH_METHOD_PASSWORD)) break;
    }
    return Step::Denied;
}

Attempt<Login::Step> Login::byQuestions() {
    ssh_session session = m_scene.link.session();
    m_storeRead = false;
    for (int attempt = 1; attempt <= kMaxAttempts;) {
        Answers answers;
        bool asked = false;
        for (int round = 0;; ++round) {
            bool informed = false;
            auto step = settle([&] {
                const int result = ssh_userauth_kbdint(session, nullptr, nullptr);
                informed = result == SSH_AUTH_INFO;
                return informed ? static_cast<int>(SSH_AUTH_SUCCESS) : result;
            });
            if (!step) return step;
            if (!informed) {
                if (*step != Step::Denied) {
                    if (answers.password) proved("password", std::move(*answers.password));
                    return step;
                }
                break;
            }
            if (round >= kMaxRounds)
                return failed(RemoteTrouble::LoginRefused, "the server asks without end");
            if (const auto done = answerRound(round, attempt, answers); !done)
                return tl::unexpected(done.error());
            asked = asked ||
                    ssh_userauth_kbdint_getnprompts(session) > (answers.password ? 1 : 0) ||
                    (answers.password && answers.password->asked);
        }
        m_denied = true;
        if (answers.password) disproved("password");
        if (asked || !answers.password) ++attempt;
        if (!offers(SSH_AUTH_METHOD_INTERACTIVE)) break;
    }
    return Step::Denied;
}

// A server that asks one hidden thing first, where a password was chosen, asks for the password.
Attempt<void> Login::answerRound(int round, int attempt, Answers& answers) {
    ssh_session session = m_scene.link.session();
    const int prompts = ssh_userauth_kbdint_getnprompts(session);
    if (prompts > kMaxPrompts) return failed(RemoteTrouble::LoginRefused, "too many questions");
    for (int i = 0; i < prompts; ++i) {
        char echo = 0;
        const char* text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        const bool isPassword = round == 0 && prompts == 1 && echo == 0 &&
                                m_scene.stop.login.kind == HostLoginKind::Password;
        domain::SecretQuestion asked =
            question(isPassword ? SecretKind::Password : SecretKind::Question, attempt);
        asked.prompt = shownText(text == nullptr ? "" : text, kMaxPrompt);
        asked.echo = echo != 0;
        auto offer = isPassword ? obtain(asked, "password") : ask(asked);
        if (!offer) return tl::unexpected(offer.error());
        std::string answer(offer->secret.reveal());
        const int set =
            ssh_userauth_kbdint_setanswer(session, static_cast<unsigned>(i), answer.c_str());
        explicit_bzero(answer.data(), answer.size());
        if (set < 0) return failed(RemoteTrouble::ServerFailed, m_scene.link.lastError());
        if (isPassword)
            answers.password = std::move(*offer);
        else if (echo == 0)
            noteHidden(answers, asked.prompt, offer->secret);
    }
    return {};
}

// Where a password has run out the server asks for a new one, and then for that once more. What is
// given to two such prompts in a row is what the password will be from now on.
void Login::noteHidden(Answers& answers, const std::string& prompt,
                       const domain::SecretString& answer) {
    if (answers.password && answers.lastHidden && answers.lastPrompt != prompt && !answer.empty() &&
        answers.lastHidden->reveal() == answer.reveal()) {
        answers.password->secret = answer.clone();
        answers.password->keep = answers.password->keep || answers.password->kept;
    }
    answers.lastHidden = answer.clone();
    answers.lastPrompt = prompt;
}

// ---- secrets
// -------------------------------------------------------------------------------------

domain::SecretQuestion Login::question(SecretKind kind, int attempt) const {
    domain::SecretQuestion asked;
    asked.kind = kind;
    asked.stop = m_scene.index;
    asked.host = m_scene.stop.host;
    asked.user = m_scene.stop.user;
    if (kind == SecretKind::Passphrase) asked.keyFile = m_scene.stop.login.keyFile;
    asked.attempt = attempt;
    return asked;
}

bool Login::mayKeep() const {
    return m_scene.options.secrets != nullptr && m_scene.stop.pinnedKey.empty();
}

std::string Login::keptAs(std::string_view purpose) const {
    return domain::hostSecretKey(
        m_scene.profile.id, m_scene.stop,
        purpose == "password" ? domain::HostSecret::Password : domain::HostSecret::Passphrase);
}

Attempt<Login::Offer> Login::obtain(const domain::SecretQuestion& asked, const char* purpose) {
    if (auto known = m_scene.memory.secret(m_scene.index, purpose))
        return Offer{std::move(*known), false, false, false};
    if (mayKeep() && !m_storeRead) {
        m_storeRead = true;
        PendingAnswer<domain::SecretString> pending(m_scene.wakeUp);
        m_scene.options.secrets->read(
            keptAs(purpose), [answer = pending.answerer()](
                                 domain::Result<std::optional<domain::SecretString>> result) {
                // A store that cannot be read is one that holds nothing: a person is asked.
                answer(result ? std::move(*result) : std::nullopt);
            });
        auto kept = m_scene.wait(pending);
        if (!kept) return tl::unexpected(kept.error());
        if (*kept) return Offer{std::move(**kept), false, false, true};
    }
    return ask(asked);
}

Attempt<Login::Offer> Login::ask(const domain::SecretQuestion& asked) {
    PendingAnswer<domain::GivenSecret> pending(m_scene.wakeUp);
    if (m_scene.callbacks.onSecret)
        m_scene.callbacks.onSecret(asked, pending.answerer());
    else
        pending.answerer()(std::nullopt);
    auto answer = m_scene.wait(pending);
    if (!answer) return tl::unexpected(answer.error());
    if (!*answer) return failed(RemoteTrouble::LoginCancelled, "no answer was given");
    return Offer{std::move((*answer)->secret), (*answer)->keep, true, false};
}

void Login::proved(const char* purpose, Offer offer) {
    if (offer.keep && mayKeep())
        m_scene.options.secrets->write(keptAs(purpose), offer.secret.clone(),
                                       [](const domain::Result<void>&) {});
    m_scene.memory.remember(m_scene.index, purpose, std::move(offer.secret));
}

void Login::disproved(const char* purpose) {
    m_scene.memory.forget(m_scene.index, purpose);
}

}  // namespace berth::platform_client::ssh
