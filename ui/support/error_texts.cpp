// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/error_texts.h"

#include <QCoreApplication>

#include "ui/support/strings.h"

namespace berth::ui {
namespace {

using domain::ErrorCode;

struct Errors {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Errors)
};

}  // namespace

QString errorText(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
            return Errors::tr("A value cannot be used.");
        case ErrorCode::NotFound:
            return Errors::tr("It is not there any more.");
        case ErrorCode::AlreadyExists:
            return Errors::tr("The name is taken.");
        case ErrorCode::WrongState:
            return Errors::tr("This cannot be done in its present state.");
        case ErrorCode::StateMoved:
            return Errors::tr("The state has changed since the plan was made; nothing was done.");
        case ErrorCode::NotSupported:
            return Errors::tr("This platform cannot do that.");
        case ErrorCode::NoCapacity:
            return Errors::tr("There is no free place for it.");
        case ErrorCode::Unavailable:
            return Errors::tr("The platform does not answer now.");
        case ErrorCode::TimedOut:
            return Errors::tr("No answer came in time; whether it took effect is not known.");
        case ErrorCode::PermissionDenied:
            return Errors::tr("Permission was denied.");
        case ErrorCode::StorageFailed:
            return Errors::tr("It could not be written to the disk.");
        case ErrorCode::LimitExceeded:
            return Errors::tr("A limit was passed.");
        case ErrorCode::Malformed:
            return Errors::tr("It could not be read.");
        case ErrorCode::ShuttingDown:
            return Errors::tr("The connection is being closed; nothing was done.");
        case ErrorCode::Internal:
            return Errors::tr("Berth made a mistake.");
    }
    Q_UNREACHABLE();
}

QString errorAdvice(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
            return Errors::tr("Correct the field that is marked.");
        case ErrorCode::NotFound:
            return Errors::tr("Look at the list again; it has moved on.");
        case ErrorCode::AlreadyExists:
            return Errors::tr("Choose another name.");
        case ErrorCode::WrongState:
            return Errors::tr("Wait until its state has changed.");
        case ErrorCode::StateMoved:
            return Errors::tr("Look at the new plan, then apply that.");
        case ErrorCode::NotSupported:
            return Errors::tr("Use another way or another connection.");
        case ErrorCode::NoCapacity:
            return Errors::tr("Allow another region or another GPU.");
        case ErrorCode::Unavailable:
            return Errors::tr("Try again in a moment.");
        case ErrorCode::TimedOut:
            return Errors::tr("Look at Activity before you try again.");
        case ErrorCode::PermissionDenied:
            return Errors::tr("Check the credentials and the rights of the folder.");
        case ErrorCode::StorageFailed:
            return Errors::tr("Free some space, or choose a folder that can be written to.");
        case ErrorCode::LimitExceeded:
            return Errors::tr("Ask for less at a time.");
        case ErrorCode::Malformed:
            return Errors::tr("Mend the line that the details name.");
        case ErrorCode::ShuttingDown:
            return Errors::tr("Connect again, then repeat it.");
        case ErrorCode::Internal:
            return Errors::tr("Please report it with the details below.");
    }
    Q_UNREACHABLE();
}

QString errorReport(const domain::Error& error) {
    QString report = errorText(error.code) + QLatin1Char(' ') + errorAdvice(error.code);
    if (!error.detail.empty()) report += QLatin1Char('\n') + toQt(error.detail);
    return report;
}

}  // namespace berth::ui
