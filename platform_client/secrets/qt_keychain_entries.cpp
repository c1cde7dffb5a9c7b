// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/qt_keychain_entries.h"

#include <qt6keychain/keychain.h>
#include <string.h>  // explicit_bzero

#include <QByteArray>
#include <QLibrary>
#include <memory>
#include <utility>

namespace berth::platform_client {

namespace {

// Overwrites the bytes where they are, also for all who share them.
void wipe(const QByteArray& bytes) {
    if (!bytes.isEmpty()) {
        explicit_bzero(const_cast<char*>(bytes.constData()), static_cast<size_t>(bytes.size()));
    }
}

EntryResult resultOf(QKeychain::Error error) {
    switch (error) {
        case QKeychain::NoError:
            return EntryResult::Done;
        case QKeychain::EntryNotFound:
            return EntryResult::NotFound;
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
            return EntryResult::Denied;
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
    }
    return EntryResult::Failed;
}

// libsecret opens one session with the keychain for the whole process and goes on using it after
// the keychain was restarted and has forgotten it: everything then fails until the program ends.
// Once it is left, the next access opens a new one. Called by name, since QtKeychain loads
// libsecret itself and need not have it.
void leaveLibsecretSession() {
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    const auto leave = reinterpret_cast<void (*)()>(libsecret.resolve("secret_service_disconnect"));
    if (leave != nullptr) leave();
}

EntryAnswer answerOf(const QKeychain::Job& job) {
    return {resultOf(job.error()), {}, job.errorString().toStdString()};
}

// Jobs have no parent and delete themselves: libsecret knows them by their address until they have
// finished.
void start(QKeychain::Job& job, const std::string& key) {
    job.setAutoDelete(true);
    job.setInsecureFallback(false);
    job.setKey(QString::fromStdString(key));
    job.start();
}

}  // namespace

QtKeychainEntries::QtKeychainEntries(QString service) : m_service(std::move(service)) {}

void QtKeychainEntries::read(const std::string& key, Reply reply) {
    twice([this, key](const Reply& done) { startRead(key, done); }, std::move(reply));
}

void QtKeychainEntries::write(const std::string& key, const domain::SecretString& value,
                              Reply reply) {
    // Shared, since a function must be copyable.
    const auto kept = std::make_shared<domain::SecretString>(value.clone());
    twice([this, key, kept](const Reply& done) { startWrite(key, *kept, done); }, std::move(reply));
}

void QtKeychainEntries::remove(const std::string& key, Reply reply) {
    twice([this, key](const Reply& done) { startRemove(key, done); }, std::move(reply));
}

void QtKeychainEntries::twice(const std::function<void(const Reply&)>& access, Reply reply) {
    access([access, reply = std::move(reply)](EntryAnswer answer) {
        if (answer.result != EntryResult::Failed) return reply(std::move(answer));
        leaveLibsecretSession();
        access(reply);
    });
}

void QtKeychainEntries::startRead(const std::string& key, const Reply& reply) {
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, reply](QKeychain::Job*) {
        EntryAnswer answer = answerOf(*job);
        const QByteArray bytes = job->binaryData();
        if (answer.result == EntryResult::Done) {
            answer.value =
                domain::SecretString({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        }
        wipe(bytes);
        reply(std::move(answer));
    });
    // Also when nobody waits for it any more.
    QObject::connect(job, &QKeychain::Job::finished, job, [job] { wipe(job->binaryData()); });
    start(*job, key);
}

void QtKeychainEntries::startWrite(const std::string& key, const domain::SecretString& value,
                                   const Reply& reply) {
    auto* job = new QKeychain::WritePasswordJob(m_service);
    // As bytes, which the job shares, so that wiping these wipes the job's; a text it would copy.
    const QByteArray bytes(value.reveal().data(), static_cast<qsizetype>(value.reveal().size()));
    job->setBinaryData(bytes);
    QObject::connect(job, &QKeychain::Job::finished, job, [bytes] { wipe(bytes); });
    QObject::connect(job, &QKeychain::Job::finished, &m_context,
                     [reply](QKeychain::Job* finished) { reply(answerOf(*finished)); });
    start(*job, key);
}

void QtKeychainEntries::startRemove(const std::string& key, const Reply& reply) {
    auto* job = new QKeychain::DeletePasswordJob(m_service);
    QObject::connect(job, &QKeychain::Job::finished, &m_context,
                     [reply](QKeychain::Job* finished) { reply(answerOf(*finished)); });
    start(*job, key);
}

}  // namespace berth::platform_client
