// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "platform_client/secrets/keychain_entries.h"

namespace berth::platform_client::fixtures {

// What the keychain holds and how it behaves; outlives those who look at it.
struct FakeKeychain {
    enum class Mood {
        Works,
        Locked,     // as GNOME Keyring: finds nothing, keeps nothing, and says it has removed
        Absent,     // everything fails
        Forgetful,  // keeps and finds nothing again
        Silent,     // answers nothing, until release()
    };

    Mood mood = Mood::Works;
    std::map<std::string, std::string> entries;
    std::vector<std::string> accesses;           // "read a", "write a", "remove a"
    std::function<void()> before = [] {};        // each access
    std::vector<std::function<void()>> waiting;  // answers held back

    void release() {
        mood = Mood::Works;
        for (const auto& answer : std::exchange(waiting, {}))
            answer();
    }
    // Without those of probes.
    [[nodiscard]] int accessesTo(const std::string& key) const {
        int count = 0;
        for (const std::string& access : accesses)
            count += access.ends_with(" " + key) ? 1 : 0;
        return count;
    }
};

class FakeEntries final : public KeychainEntries {
  public:
    explicit FakeEntries(FakeKeychain& keychain) : m_keychain(keychain) {}

    void read(const std::string& key, Reply reply) override {
        answer("read " + key, std::move(reply), [this, key]() -> EntryAnswer {
            const auto found = m_keychain.entries.find(key);
            if (found == m_keychain.entries.end()) {
                return {EntryResult::NotFound, {}, "Entry not found"};
            }
            return {EntryResult::Done, domain::SecretString(found->second), {}};
        });
    }
    void write(const std::string& key, const domain::SecretString& value, Reply reply) override {
        answer("write " + key, std::move(reply),
               [this, key, text = std::string(value.reveal())]() -> EntryAnswer {
                   if (m_keychain.mood != FakeKeychain::Mood::Forgetful) {
                       m_keychain.entries[key] = text;
                   }
                   return {EntryResult::Done, {}, {}};
               });
    }
    void remove(const std::string& key, Reply reply) override {
        answer("remove " + key, std::move(reply), [this, key]() -> EntryAnswer {
            m_keychain.entries.erase(key);
            return {EntryResult::Done, {}, {}};
        });
    }

  private:
    void answer(const std::string& access, Reply reply, std::function<EntryAnswer()> work) {
        m_keychain.accesses.push_back(access);
        m_keychain.before();
        const auto act = [this, alive = QPointer<QObject>(&m_context), access,
                          reply = std::move(reply), work = std::move(work)] {
            if (alive) reply(answerInThisMood(access, work));
        };
        if (m_keychain.mood == FakeKeychain::Mood::Silent) {
            m_keychain.waiting.emplace_back(act);
            return;
        }
        QMetaObject::invokeMethod(&m_context, act, Qt::QueuedConnection);
    }
    [[nodiscard]] EntryAnswer answerInThisMood(const std::string& access,
                                               const std::function<EntryAnswer()>& work) const {
        switch (m_keychain.mood) {
            case FakeKeychain::Mood::Absent:
                return {EntryResult::Failed, {}, "The name is not activatable"};
            case FakeKeychain::Mood::Locked:
                if (access.starts_with("read")) {
                    return {EntryResult::NotFound, {}, "Entry not found"};
                }
                if (access.starts_with("write")) {
                    return {EntryResult::Denied, {}, "Cannot create an item"};
                }
                return {EntryResult::Done, {}, {}};
            case FakeKeychain::Mood::Works:
            case FakeKeychain::Mood::Forgetful:
            case FakeKeychain::Mood::Silent:
                break;
        }
        return work();
    }

    FakeKeychain& m_keychain;
    QObject m_context;
};

}  // namespace berth::platform_client::fixtures
