// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/bundle_preview.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include "models/bridge/log_text.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {

// Paints behind marks and stand-ins.
class BundlePreview::Marks final : public QSyntaxHighlighter {
  public:
    Marks(UiContext& ui, QTextDocument* document) : QSyntaxHighlighter(document), m_ui(ui) {}

    void setStandIns(bool standIns) { m_standIns = standIns; }

  protected:
    void highlightBlock(const QString& text) override {
        mark(text, m_secret, Token::WarnTint, Token::Warn);
        if (m_standIns) mark(text, m_standIn, Token::InfoTint, Token::Info);
    }

  private:
    void mark(const QString& text, const QRegularExpression& what, Token ground, Token ink) {
        QTextCharFormat format;
        format.setBackground(m_ui.color(ground));
        format.setForeground(m_ui.color(ink));
        format.setFontWeight(QFont::DemiBold);
        for (auto found = what.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            setFormat(static_cast<int>(match.capturedStart()),
                      static_cast<int>(match.capturedLength()), format);
        }
    }

    UiContext& m_ui;
    bool m_standIns = false;
    const QRegularExpression m_secret{QStringLiteral("\\[redacted\\]")};
    const QRegularExpression m_standIn{QStringLiteral("\\b(?:ip|mac|host|user)-[0-9]+\\b")};
};

namespace {

// Each line up to a bound, with a sign where it goes on.
QString shownLines(std::string_view text) {
    QString shown;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const std::string_view cut = bridge::cutUtf8(line, BundlePreview::kMostInLine);
        shown += QString::fromUtf8(cut.data(), static_cast<qsizetype>(cut.size()));
        if (cut.size() < line.size()) shown += QStringLiteral(" …");
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!text.empty()) shown += QLatin1Char('\n');
    }
    return shown;
}

}  // namespace

BundlePreview::BundlePreview(UiContext& ui, QWidget* parent)
    : QPlainTextEdit(parent), m_marks(new Marks(ui, document())) {
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setContextMenuPolicy(Qt::NoContextMenu);
    setFont(fontFor(TextStyle::Mono));
    connect(&ui, &UiContext::changed, m_marks, &QSyntaxHighlighter::rehighlight);
}

void BundlePreview::setPart(std::string_view text, bool standIns) {
    const std::string_view beginning = bridge::cutUtf8(text, kMostBytes);
    m_cut = beginning.size() < text.size();
    const int left = horizontalScrollBar()->value();
    const int top = verticalScrollBar()->value();
    m_marks->setStandIns(standIns);
    const QString shown = shownLines(beginning);
    if (shown == toPlainText()) return m_marks->rehighlight();
    setPlainText(shown);
    horizontalScrollBar()->setValue(left);
    verticalScrollBar()->setValue(top);
}

}  // namespace berth::ui
