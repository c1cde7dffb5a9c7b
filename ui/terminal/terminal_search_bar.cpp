// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_search_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

#include "ui/terminal/terminal_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

TerminalSearchBar::TerminalSearchBar(UiContext& ui, TerminalView& view, QWidget* parent)
    : Panel(ui, Token::Bar, parent),
      m_view(view),
      m_text(new SearchField(ui, this)),
      m_case(new Button(ui, ButtonKind::Ghost, QStringLiteral("Aa"), std::nullopt, this)),
      m_hits(new Label(ui, TextStyle::Second, this)),
      m_before(Button::iconOnly(ui, Icon::Up, {}, this)),
      m_after(Button::iconOnly(ui, Icon::Down, {}, this)),
      m_close(Button::iconOnly(ui, Icon::Close, {}, this)) {
    setEdges(Qt::TopEdge);
    m_text->setObjectName(QStringLiteral("terminalSearch"));
    m_text->setFixedWidth(240);
    m_case->setCheckable(true);
    m_hits->setTone(Token::Ink2);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_text);
    for (Button* button : {m_case, m_before, m_after, m_close})
        button->setSizeClass(ButtonSize::Compact);
    row->addWidget(m_case);
    row->addWidget(m_before);
    row->addWidget(m_after);
    row->addWidget(m_hits);
    row->addStretch(1);
    row->addWidget(m_close);
    connect(m_text, &QLineEdit::textChanged, this, &TerminalSearchBar::apply);
    // What was written last is looked at first.
    connect(m_text, &QLineEdit::returnPressed, this, [this] { m_view.stepHit(-1); });
    connect(m_case, &QPushButton::toggled, this, [this](bool on) {
        m_case->setKind(on ? ButtonKind::Offer : ButtonKind::Ghost);
        apply();
    });
    connect(m_before, &QPushButton::clicked, this, [this] { m_view.stepHit(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { m_view.stepHit(1); });
    connect(m_close, &QPushButton::clicked, this, &TerminalSearchBar::close);
    connect(&m_view, &TerminalView::hitsChanged, this, &TerminalSearchBar::showHits);
    retranslate();
}

void TerminalSearchBar::open() {
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    apply();
}

void TerminalSearchBar::close() {
    hide();
    m_view.search({}, false);
    m_view.setFocus(Qt::OtherFocusReason);
}

void TerminalSearchBar::apply() {
    if (isVisible()) m_view.search(m_text->text(), m_case->isChecked());
    showHits();
}

void TerminalSearchBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return close();
    Panel::keyPressEvent(event);
}

void TerminalSearchBar::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void TerminalSearchBar::retranslate() {
    m_text->setPurpose(tr("Search the terminal"));
    m_case->setAccessibleName(tr("Match case"));
    m_case->setToolTip(tr("Match case"));
    m_before->setIconName(tr("Hit above"));
    m_after->setIconName(tr("Hit below"));
    m_close->setIconName(tr("Close the search"));
    showHits();
}

void TerminalSearchBar::showHits() {
    const int count = m_view.hitCount();
    const bool searching = !m_text->text().isEmpty();
    if (!searching) {
        m_hits->setText({});
    } else if (m_view.currentHit() >= 0) {
        m_hits->setText(tr("%1 of %n hit(s)", nullptr, count).arg(m_view.currentHit() + 1));
    } else if (m_view.foundTooMany()) {
        m_hits->setText(tr("the first %n hit(s)", nullptr, count));
    } else {
        m_hits->setText(tr("%n hit(s)", nullptr, count));
    }
    m_before->setEnabled(count > 0);
    m_after->setEnabled(count > 0);
}

}  // namespace berth::ui
