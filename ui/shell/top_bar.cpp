// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "ui/theme/type_scale.h"

namespace berth::ui {
namespace {

constexpr int kTopBarHeight = 36;

// Looks like a search field and opens the palette, which has the real one.
class SearchDoor final : public QPushButton {
  public:
    SearchDoor(UiContext& ui, QWidget* parent) : QPushButton(parent), m_ui(ui) {
        setAutoDefault(false);
        setFont(fontFor(TextStyle::Second));
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setMinimumWidth(180);
        setMaximumWidth(320);
        connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    }

    [[nodiscard]] QSize sizeHint() const override { return {320, 26}; }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool focus = hasFocus();
        const qreal width = focus ? m_ui.theme().focusWidth() : 1.0;
        painter.setBrush(m_ui.color(underMouse() ? Token::Hover : Token::Surf));
        painter.setPen(QPen(m_ui.color(focus ? Token::Accent : Token::Line2), width));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 4, 4);
        m_ui.icons().paint(painter, QRectF(9, (height() - 16) / 2.0, 16, 16), Icon::Search,
                           m_ui.color(Token::Ink2));
        const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
        const QFont small = fontFor(TextStyle::Small);
        const int keyWidth = QFontMetrics(small).horizontalAdvance(keys) + 10;
        const QRectF cap(this->width() - keyWidth - 6, 5, keyWidth, height() - 10);
        painter.setBrush(m_ui.color(Token::Surf2));
        painter.setPen(m_ui.color(Token::Line));
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setFont(small);
        painter.setPen(m_ui.color(Token::Ink2));
        painter.drawText(cap, Qt::AlignCenter, keys);
        painter.setFont(font());
        painter.setPen(m_ui.color(Token::Ink3));
        const QRect room(32, 0, static_cast<int>(cap.x()) - 38, height());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }

  private:
    UiContext& m_ui;
};

}  // namespace

TopBar::TopBar(UiContext& ui, QWidget* parent)
    : Panel(ui, Token::Bar, parent),
      m_menus(new QMenuBar(this)),
      m_search(new SearchDoor(ui, this)) {
    setObjectName(QStringLiteral("topBar"));
    setEdges(Qt::BottomEdge);
    setFixedHeight(std::max(kTopBarHeight, lineHeight(TextStyle::Body) + 14));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 14, 1);
    row->setSpacing(12);
    m_menus->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_menus->setNativeMenuBar(false);
    row->addWidget(m_menus, 1);
    row->addWidget(m_search, 0);
    m_search->setObjectName(QStringLiteral("search"));
    connect(m_search, &QPushButton::clicked, this, &TopBar::searchRequested);
    retranslate();
}

void TopBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    Panel::changeEvent(event);
}

void TopBar::retranslate() {
    m_search->setText(tr("Search pages, objects, actions"));
    m_search->setAccessibleName(m_search->text());
    m_menus->setAccessibleName(tr("Menus"));
}

}  // namespace berth::ui
