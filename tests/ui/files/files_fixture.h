// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>

#include "tests/support/fake_clock.h"
#include "tests/ui/host_fixture.h"
#include "ui/files/files_tab.h"

namespace berth::ui {

// The files of the sample computer, shown: /root holds "a.txt", "output" and ".ssh".
struct FilesFixture : HostFixture {
    explicit FilesFixture(bool node = true, LanguageCode language = LanguageCode::English)
        : HostFixture({support::sampleHost()}, language) {
        remote.files.put("/root", file("a.txt", 5));
        remote.files.put("/root", folder("output"));
        remote.files.put("/root", folder(".ssh"));
        remote.files.put("/root/output", file("1.png", 1024));
        remote.setUnkept(domain::UnkeptFiles{
            {{"/root/output/1.png", {1024}, {}, false}, {"/root/a.txt", {5}, {}, false}}, false});
        session = desk.open(support::sampleHost().id);
        const FilesTab::Computer computer{
            *session, QStringLiteral("node 1"),
            [this](QObject* context, auto answer) { session->findUnkept(context, answer); }, node};
        tab = std::make_unique<FilesTab>(ui, computer, fakeClock);
        tab->resize(1052, 640);
        tab->show();
        QApplication::setActiveWindow(tab.get());
        tab->entered();
        EXPECT_TRUE(support::runUntil([this] { return tab->isSettled(); }));
        support::drain();
    }
    ~FilesFixture() { tab.reset(); }

    [[nodiscard]] static domain::RemoteFile file(std::string name, std::int64_t size) {
        domain::RemoteFile made;
        made.name = std::move(name);
        made.size = size;
        return made;
    }
    [[nodiscard]] static domain::RemoteFile folder(std::string name) {
        domain::RemoteFile made;
        made.name = std::move(name);
        made.kind = domain::RemoteFileKind::Folder;
        return made;
    }

    template <class T>
    [[nodiscard]] T& find(const char* name) {
        T* found = tab->findChild<T*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return *found;
    }
    [[nodiscard]] QTableView& table() { return find<QTableView>("remoteFiles"); }
    [[nodiscard]] QString cell(int row, items::RemoteFileColumn column) {
        return table().model()->index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] QStringList names() {
        QStringList all;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            all << cell(row, items::RemoteFileColumn::Name);
        return all;
    }
    void choose(const QString& name) {
        const auto row = static_cast<int>(names().indexOf(name));
        ASSERT_GE(row, 0) << name.toStdString();
        table().selectionModel()->select(table().model()->index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void goTo(const QString& path) {
        auto& field = find<QLineEdit>("folderPath");
        field.setText(path);
        Q_EMIT field.returnPressed();
        support::drain();
    }
    // Answers the file dialog that is open.
    void answerChooser(const QString& path) {
        auto* chooser = tab->findChild<QFileDialog*>();
        ASSERT_NE(chooser, nullptr);
        const bool many = chooser->fileMode() == QFileDialog::ExistingFiles;
        if (many) {
            Q_EMIT chooser->filesSelected({path});
        } else {
            Q_EMIT chooser->fileSelected(path);
        }
        chooser->reject();
        support::drain();
    }
    // What the transfer that was asked for last is to do; none: the test has failed.
    [[nodiscard]] domain::TransferRequest lastTransfer() {
        const auto all = remote.files.transfers();
        EXPECT_FALSE(all.empty());
        return all.empty() ? domain::TransferRequest{} : all.back();
    }

    support::FakeClock fakeClock;
    bridge::RemoteSession* session = nullptr;
    std::unique_ptr<FilesTab> tab;
};

}  // namespace berth::ui
