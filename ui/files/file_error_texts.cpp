// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_error_texts.h"

#include <QCoreApplication>

#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"

namespace berth::ui {

namespace {

using domain::ErrorCode;

struct FileErrors {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::FileErrors)
};

QString sentenceOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::NotFound:
            return FileErrors::tr("It is not there.");
        case ErrorCode::AlreadyExists:
            return FileErrors::tr("Something of this name is there already.");
        case ErrorCode::PermissionDenied:
            return FileErrors::tr("Whoever has logged in may not do that.");
        case ErrorCode::NotSupported:
            return FileErrors::tr("This computer cannot do that.");
        case ErrorCode::Unavailable:
        case ErrorCode::ShuttingDown:
            return FileErrors::tr("There is no connection to this computer.");
        case ErrorCode::TimedOut:
            return FileErrors::tr("This computer did not answer in time.");
        case ErrorCode::LimitExceeded:
            return FileErrors::tr("There are more files than can be dealt with.");
        case ErrorCode::InvalidArgument:
            return FileErrors::tr("It cannot be moved over.");
        case ErrorCode::Malformed:
            return FileErrors::tr("What came cannot be trusted to be what is there.");
        default:
            return errorText(code);
    }
}

}  // namespace

QString fileErrorText(const domain::Error& error) {
    const QString sentence = sentenceOf(error.code);
    if (error.detail.empty()) return sentence;
    return FileErrors::tr("%1 (%2)").arg(sentence, shownText(error.detail, kShownMessage));
}

}  // namespace berth::ui
