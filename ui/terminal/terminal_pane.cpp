// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_pane.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "ui/terminal/terminal_question.h"
#include "ui/terminal/terminal_search_bar.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

namespace berth::ui {

TerminalPane::TerminalPane(UiContext& ui, ConnectSession begin, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_begin(std::move(begin)),
      m_band(new Panel(ui, Token::OffTint, this)),
      m_reason(new Label(ui, TextStyle::Body, m_band)),
      m_again(new Button(ui, ButtonKind::Offer, {}, Icon::Restart, m_band)),
      m_view(new TerminalView(ui, this)),
      m_search(new TerminalSearchBar(ui, *m_view, this)) {
    auto* bandRow = new QHBoxLayout(m_band);
    bandRow->setContentsMargins(12, 4, 8, 4);
    bandRow->setSpacing(8);
    m_reason->setObjectName(QStringLiteral("endReason"));
    m_reason->setWraps(true);
    m_again->setObjectName(QStringLiteral("connectAgain"));
    m_again->setSizeClass(ButtonSize::Compact);
    bandRow->addWidget(m_reason, 1);
    bandRow->addWidget(m_again);
    m_band->setEdges(Qt::BottomEdge);
    m_band->hide();
    m_search->hide();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_band);
    rows->addWidget(m_view, 1);
    rows->addWidget(m_search);
    setFocusProxy(m_view);

    connect(m_again, &QPushButton::clicked, this, &TerminalPane::connectAgain);
    connect(m_view, &TerminalView::searchAsked, this, &TerminalPane::openSearch);
    connect(m_view, &TerminalView::pasteAsked, this, &TerminalPane::askToPaste);
    connect(m_view, &TerminalView::linkAsked, this, &TerminalPane::askToOpen);
    connect(m_view, &TerminalView::clipboardAsked, this, &TerminalPane::askForClipboard);
    connect(m_view, &TerminalView::titleChanged, this, &TerminalPane::titleChanged);
    connect(m_view, &TerminalView::rang, this, &TerminalPane::rang);
    connect(m_view, &TerminalView::bytesToSend, this, [this](const QByteArray& bytes) {
        if (m_session && m_running) m_session->write(bytes);
    });
    connect(m_view, &TerminalView::sizeChanged, this, [this](int height, int width) {
        if (m_session && m_running) m_session->resize(height, width);
    });
    connect(m_view, &TerminalView::wantsMoreChanged, this, [this](bool wantsMore) {
        if (m_session && m_running) m_session->setReading(wantsMore);
    });
    retranslate();
    tie();
}

TerminalPane::~TerminalPane() {
    // The session says nothing more to a view that is going.
    if (m_session) m_session->disconnect(this);
}

void TerminalPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void TerminalPane::retranslate() {
    m_again->setText(tr("Connect again"));
}

void TerminalPane::openSearch() {
    m_search->open();
}

void TerminalPane::connectAgain() {
    const bool hadFocus = m_again->hasFocus() || m_view->hasFocus();
    if (m_session) {
        m_session->disconnect(this);
        m_session->deleteLater();
    }
    tie();
    if (hadFocus) m_view->setFocus(Qt::OtherFocusReason);
}

void TerminalPane::tie() {
    if (std::exchange(m_wasTied, true)) m_view->startAnew();
    m_session = m_begin(this);
    if (!m_session) return;
    m_running = true;
    m_band->hide();
    m_view->setAcceptsInput(true);
    connect(m_session, &TerminalSession::received, m_view, &TerminalView::receive);
    connect(m_session, &TerminalSession::ended, this, &TerminalPane::ended);
    const terminal::SurfaceSize size = m_view->surface().size();
    m_session->resize(size.rows, size.columns);
    Q_EMIT runningChanged(true);
}

void TerminalPane::ended(const QString& reason) {
    if (!std::exchange(m_running, false)) return;
    m_view->setAcceptsInput(false);
    m_reason->setText(reason);
    m_reason->setAccessibleName(reason);
    m_band->show();
    Q_EMIT runningChanged(false);
}

// ---- questions

void TerminalPane::askToPaste(const QString& text) {
    if (m_question) return;
    const int lines = static_cast<int>(text.trimmed().count(u'\n')) + 1;
    const QString note = m_view->surface().bracketsPaste()
                             ? tr("The program says that it takes a paste as one piece.")
                             : tr("Each line end acts like the Enter key: commands run at once.");
    m_question = TerminalQuestion::show(
        m_ui,
        {tr("Paste"), tr("Paste %n line(s) into the terminal?", nullptr, lines),
         note + u' ' + tr("Control characters are left out."), tr("Paste")},
        text, [this, text] { m_view->paste(text); }, this);
}

void TerminalPane::askToOpen(const QString& target) {
    const QUrl url(target, QUrl::StrictMode);
    const bool web =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (m_question || !url.isValid() || !web || url.host().isEmpty()) return;
    m_question = TerminalQuestion::show(
        m_ui,
        {tr("Open link"), tr("Open a page of %1 in the browser?").arg(url.host()),
         tr("The link comes from what the terminal shows."), tr("Open")},
        target, [url] { QDesktopServices::openUrl(url); }, this);
}

void TerminalPane::askForClipboard(const QString& text) {
    // Nobody is asked about a terminal that is not looked at.
    if (m_question || !m_view->hasFocus()) return;
    m_question = TerminalQuestion::show(
        m_ui,
        {tr("Clipboard"), tr("Let the program replace what is on the clipboard?"),
         tr("A program in the terminal asks to put this there. Whoever pastes it next gets it."),
         tr("Replace the clipboard")},
        text, [text] { QGuiApplication::clipboard()->setText(text); }, this);
}

}  // namespace berth::ui
