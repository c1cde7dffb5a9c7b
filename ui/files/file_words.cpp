// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_words.h"

#include <QCoreApplication>
#include <QDateTime>

#include "ui/support/shown_text.h"

namespace berth::ui {

using domain::FileFate;
using domain::RemoteFileKind;
using items::RemoteFileColumn;
using items::RemoteFileRow;

namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::int64_t kMostSeconds = INT64_MAX / kNanoseconds;

QString say(const char* text) {
    return QCoreApplication::translate("berth::ui::FileWords", text);
}

// "rwxr-xr-x".
QString permissionsText(std::uint32_t bits) {
    QString text;
    for (int shift = 6; shift >= 0; shift -= 3) {
        const std::uint32_t three = bits >> static_cast<unsigned>(shift);
        text += (three & 4U) != 0 ? u'r' : u'-';
        text += (three & 2U) != 0 ? u'w' : u'-';
        text += (three & 1U) != 0 ? u'x' : u'-';
    }
    return text;
}

QString nameText(const domain::RemoteFile& file) {
    const QString name = shownText(file.name, kShownMessage);
    if (file.kind != RemoteFileKind::Link || file.linkTarget.empty()) return name;
    return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "%1 → %2"))
        .arg(name, shownText(file.linkTarget));
}

}  // namespace

QString deskTime(std::int64_t unixMs, const Formatter& format) {
    return format.locale().toString(QDateTime::fromMSecsSinceEpoch(unixMs).time(),
                                    QStringLiteral("HH:mm"));
}

QString fateText(const RemoteFileRow& row, const Formatter& format) {
    if (row.savedUnixMs) {
        return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "Saved %1"))
            .arg(deskTime(*row.savedUnixMs, format));
    }
    switch (row.fate) {
        case FileFate::Lost:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "Lost with the node"));
        case FileFate::Kept:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "On a volume"));
        case FileFate::FromImage:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "From the image"));
        case FileFate::Unknown:
            break;
    }
    return Formatter::none();
}

StateVisual fateVisual(const RemoteFileRow& row) {
    if (row.savedUnixMs) return {Mark::Running, Token::Info, Token::InfoTint};
    switch (row.fate) {
        case FileFate::Lost:
            return {Mark::NotReady, Token::Warn, Token::WarnTint};
        case FileFate::Kept:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case FileFate::FromImage:
            return {Mark::Ended, Token::Off, Token::OffTint};
        case FileFate::Unknown:
            break;
    }
    return {Mark::Unknown, Token::Off, Token::OffTint};
}

QString FileWords::heading(RemoteFileColumn column) const {
    switch (column) {
        case RemoteFileColumn::Name:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "Name"));
        case RemoteFileColumn::Size:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "Size"));
        case RemoteFileColumn::Modified:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "Last written"));
        case RemoteFileColumn::Fate:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "When the node stops"));
        case RemoteFileColumn::Permissions:
            return say(QT_TRANSLATE_NOOP("berth::ui::FileWords", "Permissions"));
    }
    return {};
}

QString FileWords::cell(const RemoteFileRow& row, RemoteFileColumn column) const {
    const domain::RemoteFile& file = row.file;
    switch (column) {
        case RemoteFileColumn::Name:
            return nameText(file);
        case RemoteFileColumn::Size:
            if (row.isFolder() || !file.size) return Formatter::none();
            return m_ui.format().bytes({*file.size});
        case RemoteFileColumn::Modified: {
            // 0 stands for none, and beyond what a moment can be it says nothing anyway.
            if (file.modifiedUnixS.value_or(0) == 0 || *file.modifiedUnixS > kMostSeconds ||
                *file.modifiedUnixS < -kMostSeconds)
                return Formatter::none();
            return m_ui.format().moment({*file.modifiedUnixS * kNanoseconds},
                                        domain::TimeBase::UnixEpoch);
        }
        case RemoteFileColumn::Fate:
            return fateText(row, m_ui.format());
        case RemoteFileColumn::Permissions:
            return file.permissions ? permissionsText(*file.permissions) : Formatter::none();
    }
    return {};
}

}  // namespace berth::ui
