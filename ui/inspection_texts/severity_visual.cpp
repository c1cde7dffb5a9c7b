// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspection_texts/severity_visual.h"

#include <QCoreApplication>

namespace berth::ui {
namespace {

struct Severities {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Severities)
};

}  // namespace

StateVisual visualOf(inspection::Severity severity) {
    using inspection::Severity;
    switch (severity) {
        case Severity::Critical:
            return {Mark::Crash, Token::Bad, Token::BadTint};
        case Severity::Warning:
            return {Mark::NotReady, Token::Warn, Token::WarnTint};
        case Severity::Notice:
            return {Mark::Running, Token::Info, Token::InfoTint};
    }
    Q_UNREACHABLE();
}

QString severityText(inspection::Severity severity) {
    using inspection::Severity;
    switch (severity) {
        case Severity::Critical:
            return Severities::tr("Critical");
        case Severity::Warning:
            return Severities::tr("Warning");
        case Severity::Notice:
            return Severities::tr("Notice");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
