// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/start_failure.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/label.h"

namespace berth::app {

namespace {

constexpr int kStartFailureWidth = 520;

struct StartFailure {
    Q_DECLARE_TR_FUNCTIONS(berth::app::StartFailure)
};

QString sentenceFor(const domain::Error& error) {
    switch (error.code) {
        case domain::ErrorCode::Unavailable:
            return StartFailure::tr("Berth is already open with these data.");
        case domain::ErrorCode::PermissionDenied:
            return StartFailure::tr("Berth may not write to its folder.");
        default:
            return StartFailure::tr("Berth cannot open its data.");
    }
}

QString adviceFor(const domain::Error& error, const QString& folder) {
    switch (error.code) {
        case domain::ErrorCode::Unavailable:
            return StartFailure::tr(
                       "Use the window that is open, or start this one with --profile "
                       "and another folder. The folder is %1.")
                .arg(folder);
        case domain::ErrorCode::PermissionDenied:
            return StartFailure::tr(
                       "Make %1 writable for you, or start with --profile and another "
                       "folder.")
                .arg(folder);
        default:
            return StartFailure::tr(
                       "The folder is %1. Free some space on its disk, or start with "
                       "--profile and another folder.")
                .arg(folder);
    }
}

}  // namespace

void showStartFailure(ui::UiContext& ui, const QString& folder, const domain::Error& error) {
    auto* dialog = new ui::DialogFrame(ui, nullptr);
    dialog->setMinimumWidth(kStartFailureWidth);
    dialog->setWindowTitle(QStringLiteral("Berth"));
    dialog->setSentence(sentenceFor(error));
    auto* advice = new ui::Label(ui, ui::TextStyle::Body, adviceFor(error, folder), dialog);
    advice->setWraps(true);
    advice->setCopyable(true);
    dialog->body().addWidget(advice);
    auto* detail =
        new ui::Label(ui, ui::TextStyle::Second, QString::fromStdString(error.detail), dialog);
    detail->setTone(ui::Token::Ink2);
    detail->setWraps(true);
    detail->setCopyable(true);
    dialog->body().addWidget(detail);
    auto* close = new ui::Button(ui, ui::ButtonKind::Primary, StartFailure::tr("Close"),
                                 std::nullopt, dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    dialog->addButton(close);
    dialog->present();
}

}  // namespace berth::app
