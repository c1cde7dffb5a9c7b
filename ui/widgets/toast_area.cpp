// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast_area.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {
namespace {

constexpr int kWidth = 346;
constexpr int kMost = 4;
constexpr int kLifeMs = 8000;
constexpr int kToastAreaMargin = 16;

// Asks to be removed after its time, unless the pointer is on it.
class LifeTimer final : public QTimer {
  public:
    explicit LifeTimer(QWidget* toast) : QTimer(toast) {
        setInterval(kLifeMs);
        connect(this, &QTimer::timeout, toast, [toast] {
            if (!toast->underMouse()) toast->deleteLater();
        });
        start();
    }
};

}  // namespace

ToastArea::ToastArea(UiContext& ui, QWidget* over)
    : QWidget(over), m_ui(ui), m_rows(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("toasts"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
    over->installEventFilter(this);
    hide();
}

void ToastArea::show(const Toast& toast) {
    while (m_rows->count() >= kMost)
        delete m_rows->itemAt(0)->widget();
    auto* card = new Card(m_ui, this);
    card->setEdge(toast.visual.color);
    card->setOutline(Token::Line2);
    card->setAccessibleName(toast.title);
    card->setAccessibleDescription(toast.text);
    card->body().setContentsMargins(9, 7, 7, 7);
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    auto* mark = new StateMark(m_ui, card, 16);
    mark->set(toast.visual, toast.title);
    row->addWidget(mark);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto* title = new Label(m_ui, TextStyle::Strong, toast.title, card);
    title->setWraps(true);
    auto* text = new Label(m_ui, TextStyle::Second, toast.text, card);
    text->setWraps(true);
    texts->addWidget(title);
    texts->addWidget(text);
    row->addLayout(texts, 1);
    if (!toast.action.isEmpty()) {
        auto* action = new Button(m_ui, ButtonKind::Link, toast.action, std::nullopt, card);
        connect(action, &QPushButton::clicked, card, [card, run = toast.run] {
            card->deleteLater();
            if (run) run();
        });
        row->addWidget(action);
    }
    auto* close = Button::iconOnly(m_ui, Icon::Close, tr("Close this notice"), card);
    close->setKind(ButtonKind::Ghost);
    close->setSizeClass(ButtonSize::Compact);
    connect(close, &QPushButton::clicked, card, &QObject::deleteLater);
    row->addWidget(close);
    card->body().addLayout(row);
    m_rows->addWidget(card);
    connect(card, &QObject::destroyed, this, &ToastArea::place, Qt::QueuedConnection);
    if (!toast.stays) new LifeTimer(card);
    place();
}

bool ToastArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void ToastArea::place() {
    if (m_rows->count() == 0) {
        hide();
        return;
    }
    setVisible(true);
    m_rows->activate();
    const QRect room = parentWidget()->rect();
    const int width = std::min(kWidth, room.width() - 2 * kToastAreaMargin);
    const int wanted = m_rows->totalHeightForWidth(width);
    const QSize size(width, wanted > 0 ? wanted : m_rows->sizeHint().height());
    setGeometry(room.right() - size.width() - kToastAreaMargin,
                room.bottom() - size.height() - kToastAreaMargin, size.width(), size.height());
    raise();
}

}  // namespace berth::ui
