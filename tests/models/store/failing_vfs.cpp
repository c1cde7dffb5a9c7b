// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/store/failing_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>

namespace berth::store::fixtures {
namespace {

using How = FailingVfs::How;

// SQLite's callbacks carry no context of ours, so the state of the one instance is here.
struct State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    std::atomic<int> left{0};  // calls until the failing one; 0: not armed
    std::atomic<How> how{How::ErrorOnce};
    std::atomic<bool> fired{false};
};
State& state() {
    static State instance;
    return instance;
}

enum class Verdict { Proceed, Fail };

Verdict judge() {
    State& now = state();
    if (now.fired && now.how == How::DeadForever) return Verdict::Fail;
    if (now.left > 0 && --now.left == 0) {
        now.fired = true;
        return Verdict::Fail;
    }
    return Verdict::Proceed;
}

// The real file object lies behind ours in one block.
struct File {
    sqlite3_file base;
};
sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

int closeFile(sqlite3_file* f) {
    return realOf(f)->pMethods->xClose(realOf(f));
}
int readFile(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return realOf(f)->pMethods->xRead(realOf(f), to, size, at);
}
int writeFile(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    const bool wasDead = state().fired && state().how == How::DeadForever;
    if (judge() == Verdict::Proceed) {
        return realOf(f)->pMethods->xWrite(realOf(f), from, size, at);
    }
    const How how = state().how;
    if (how == How::ErrorOnce) return SQLITE_IOERR_WRITE;
    if (!wasDead && size > 1) realOf(f)->pMethods->xWrite(realOf(f), from, size / 2, at);
    return how == How::FullOnce ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size) {
    if (judge() == Verdict::Fail) return SQLITE_IOERR_TRUNCATE;
    return realOf(f)->pMethods->xTruncate(realOf(f), size);
}
int syncFile(sqlite3_file* f, int flags) {
    if (judge() == Verdict::Fail) return SQLITE_IOERR_FSYNC;
    return realOf(f)->pMethods->xSync(realOf(f), flags);
}
int fileSize(sqlite3_file* f, sqlite3_int64* size) {
    return realOf(f)->pMethods->xFileSize(realOf(f), size);
}
int lock(sqlite3_file* f, int kind) {
    return realOf(f)->pMethods->xLock(realOf(f), kind);
}
int unlock(sqlite3_file* f, int kind) {
    return realOf(f)->pMethods->xUnlock(realOf(f), kind);
}
int checkReserved(sqlite3_file* f, int* out) {
    return realOf(f)->pMethods->xCheckReservedLock(realOf(f), out);
}
int fileControl(sqlite3_file* f, int op, void* argument) {
    return realOf(f)->pMethods->xFileControl(realOf(f), op, argument);
}
int sectorSize(sqlite3_file* f) {
    return realOf(f)->pMethods->xSectorSize(realOf(f));
}
int deviceCharacteristics(sqlite3_file* f) {
    return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f));
}

// Version 1: no shared memory, which a connection with exclusive locking does not need.
const sqlite3_io_methods kMethods{1,
                                  closeFile,
                                  readFile,
                                  writeFile,
                                  truncateFile,
                                  syncFile,
                                  fileSize,
                                  lock,
                                  unlock,
                                  checkReserved,
                                  fileControl,
                                  sectorSize,
                                  deviceCharacteristics,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    sqlite3_file* real = realOf(file);
    const int code = state().real->xOpen(state().real, name, real, flags, outFlags);
    file->pMethods = real->pMethods == nullptr ? nullptr : &kMethods;
    return code;
}
int deleteFile(sqlite3_vfs*, const char* name, int syncFolder) {
    if (judge() == Verdict::Fail) return SQLITE_IOERR_DELETE;
    return state().real->xDelete(state().real, name, syncFolder);
}

}  // namespace

FailingVfs::FailingVfs() {
    State& now = state();
    now.real = sqlite3_vfs_find(nullptr);
    now.vfs = *now.real;
    now.vfs.zName = "failing";
    now.vfs.szOsFile = static_cast<int>(sizeof(File)) + now.real->szOsFile;
    now.vfs.pNext = nullptr;
    now.vfs.xOpen = openFile;
    now.vfs.xDelete = deleteFile;
    if (sqlite3_vfs_register(&now.vfs, 0) != SQLITE_OK) std::abort();
    disarm();
}

FailingVfs::~FailingVfs() {
    sqlite3_vfs_unregister(&state().vfs);
}

void FailingVfs::arm(int atCall, How how) {
    state().fired = false;
    state().how = how;
    state().left = atCall;
}

void FailingVfs::disarm() {
    state().left = 0;
    state().fired = false;
}

bool FailingVfs::fired() const {
    return state().fired;
}

}  // namespace berth::store::fixtures
