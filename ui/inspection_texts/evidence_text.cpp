// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspection_texts/evidence_text.h"

#include <QChar>
#include <QCoreApplication>
#include <QStringList>
#include <chrono>
#include <cmath>
#include <string>
#include <variant>

#include "ui/support/shown_text.h"

namespace berth::ui {
namespace {

struct Subjects {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Subjects)
};

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

struct ValueText {
    const Formatter& format;
    std::string_view name;

    QString operator()(const std::string& text) const { return shownText(text, kShownMessage); }
    QString operator()(std::int64_t count) const {
        return name == "code" ? QString::number(count) : format.number(qint64{count});
    }
    QString operator()(const inspection::Share& share) const { return format.percent(share.of); }
    QString operator()(domain::Bytes bytes) const { return format.bytes(bytes); }
    QString operator()(domain::Duration duration) const {
        // Whole seconds: nothing here is known more exactly.
        return format.duration(std::chrono::duration_cast<std::chrono::seconds>(duration));
    }
    QString operator()(const inspection::Measure& measure) const {
        // Not every number: a machine may say anything.
        const bool whole = std::abs(measure.value - std::round(measure.value)) < 0.05;
        const QString number = format.number(measure.value, whole ? 0 : 1);
        return measure.unit.empty() ? number : number + QChar(QChar::Nbsp) + fromView(measure.unit);
    }
    QString operator()(const inspection::Words& words) const {
        QStringList all;
        for (const std::string_view each : words.list)
            all += translatedFinding(each);
        //: Between the members of a list
        return all.join(Subjects::tr(", "));
    }
};

}  // namespace

QString translatedFinding(std::string_view english) {
    if (english.empty()) return {};
    return QCoreApplication::translate("berth::inspection", std::string(english).c_str());
}

QString evidenceText(const inspection::Evidence& evidence, const Formatter& format) {
    return std::visit(ValueText{format, evidence.name}, evidence.value);
}

QString subjectText(const inspection::Subject& subject) {
    using inspection::SubjectKind;
    const QString name = shownText(subject.name);
    switch (subject.kind) {
        case SubjectKind::Machine:
            return Subjects::tr("the machine");
        case SubjectKind::Gpu:
            return name.isEmpty() ? Subjects::tr("a GPU") : Subjects::tr("GPU %1").arg(name);
        case SubjectKind::Container:
            return Subjects::tr("container %1").arg(name);
        case SubjectKind::Interface:
            return Subjects::tr("network interface %1").arg(name);
        case SubjectKind::Port:
            return Subjects::tr("port %1").arg(name);
        case SubjectKind::Filesystem:
        case SubjectKind::Process:
            return name;
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
