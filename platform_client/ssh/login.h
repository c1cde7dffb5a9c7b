// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "platform_client/ssh/login_scene.h"

namespace berth::platform_client::ssh {

// Logs in at a server whose key has been checked (RFC 4252, RFC 4256): asks what it offers, then
// goes by what the profile chose, and answers what else the server wants after that (a second
// factor). Every secret is first looked up in what this run and the SecretStore know, then asked
// for, three times at most.
class Login {
  public:
    explicit Login(const LoginScene& scene) : m_scene(scene) {}
    Login(const Login&) = delete;
    Login& operator=(const Login&) = delete;

    [[nodiscard]] Attempt<void> run();

    static constexpr int kMaxAttempts = 3;

  private:
    enum class Step { Done, Partial, Denied };
    // A secret and where it came from.
    struct Offer {
        domain::SecretString secret;
        bool keep = false;
        bool asked = false;
        bool kept = false;  // it lay in the SecretStore
    };
    // What was answered in one go of a server's questions.
    struct Answers {
        std::optional<Offer> password;
        std::optional<domain::SecretString> lastHidden;  // beside the password
        std::string lastPrompt;                          // of that
    };

    template <class Call>
    [[nodiscard]] Attempt<Step> settle(Call call);
    [[nodiscard]] Attempt<Step> byKeyFile();
    [[nodiscard]] Attempt<Step> byAgent();
    [[nodiscard]] Attempt<Step> byPassword();
    [[nodiscard]] Attempt<Step> byQuestions();
    [[nodiscard]] Attempt<Step> byWhatIsOffered();
    [[nodiscard]] Attempt<void> answerRound(int round, int attempt, Answers& answers);
    static void noteHidden(Answers& answers, const std::string& prompt,
                           const domain::SecretString& answer);
    [[nodiscard]] Attempt<LibsshKey> loadKey(const std::string& text, bool encrypted);
    [[nodiscard]] Attempt<void> checkStrength(const LibsshKey& key) const;

    [[nodiscard]] bool offers(unsigned method) const;
    [[nodiscard]] std::string offered() const;
    [[nodiscard]] Failure whyOver() const;
    [[nodiscard]] domain::SecretQuestion question(domain::SecretKind kind, int attempt) const;
    [[nodiscard]] Attempt<Offer> obtain(const domain::SecretQuestion& question,
                                        const char* purpose);
    [[nodiscard]] Attempt<Offer> ask(const domain::SecretQuestion& question);
    // What Berth serves itself is let in by what it knows, and nothing of it is kept.
    [[nodiscard]] bool mayKeep() const;
    [[nodiscard]] std::string keptAs(std::string_view purpose) const;
    void proved(const char* purpose, Offer offer);
    void disproved(const char* purpose);

    const LoginScene& m_scene;
    unsigned m_used = 0;       // methods that the server has taken
    bool m_storeRead = false;  // what is kept is tried once
    bool m_denied = false;     // the server has refused something
    std::string m_greeting;    // what it had to say before it was given anything
};

}  // namespace berth::platform_client::ssh
