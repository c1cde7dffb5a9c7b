// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspection_texts/finding_sentence.h"

#include <QCoreApplication>
#include <QLatin1Char>
#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "ui/inspection_texts/evidence_text.h"
#include "ui/support/shown_text.h"

namespace berth::ui {
namespace {

using inspection::Finding;
using inspection::SubjectKind;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Sentences)
};

QString valueOf(const QString& name, const Finding& finding, const Formatter& format) {
    if (name == QLatin1String("subject")) return subjectText(finding.subject);
    const std::string wanted = name.toStdString();
    const auto found =
        std::ranges::find(finding.evidence, std::string_view(wanted), &inspection::Evidence::name);
    return found == finding.evidence.end() ? QString() : evidenceText(*found, format);
}

// Each placeholder once, from the left; what stands in a value is not looked at again.
QString filled(const QString& text, const Finding& finding, const Formatter& format) {
    QString result;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0) break;
        result += text.mid(at, open - at);
        result += valueOf(text.mid(open + 1, close - open - 1), finding, format);
        at = close + 1;
    }
    // What may be missing stands at the end, behind a blank.
    return (result + text.mid(at)).trimmed();
}

// A path, a device or a program keeps its case.
bool beginsWithOurWord(const Finding& finding, const QString& sentence) {
    return sentence.startsWith(QLatin1String("{subject}")) &&
           finding.subject.kind != SubjectKind::Filesystem &&
           finding.subject.kind != SubjectKind::Process;
}

}  // namespace

QString findingSentence(const Finding& finding, const Formatter& format) {
    const QString sentence = translatedFinding(textOf(finding.kind).sentence);
    QString text = filled(sentence, finding, format);
    if (beginsWithOurWord(finding, sentence)) text.replace(0, 1, text.left(1).toUpper());
    if (!finding.age) return text;
    //: %1 is a sentence that says what was found, %2 "12 m ago"
    return Sentences::tr("%1 (%2)").arg(text, format.ago(*finding.age));
}

QString findingNextStep(const Finding& finding, const Formatter& format) {
    return filled(translatedFinding(textOf(finding.kind).nextStep), finding, format);
}

QString machineWords(const Finding& finding) {
    const inspection::EvidenceValue* const message = finding.find("message");
    const bool isTold = textOf(finding.kind).sentence.find("{message}") != std::string_view::npos;
    const std::string* const words = std::get_if<std::string>(message);
    return words == nullptr || isTold ? QString() : shownText(*words, kShownMessage);
}

}  // namespace berth::ui
