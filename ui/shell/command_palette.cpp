// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/fields.h"

namespace berth::ui {
namespace {

constexpr int kWidth = 560;
constexpr int kRow = 34;
constexpr int kMostRows = 10;
constexpr int kMostFound = 200;
constexpr int kTop = 44;

class CommandRow final : public QStyledItemDelegate {
  public:
    CommandRow(UiContext& ui, QObject* parent) : QStyledItemDelegate(parent), m_ui(ui) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                                 const QModelIndex& /*index*/) const override {
        return {kWidth, std::max(kRow, lineHeight(TextStyle::Body) + 12)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const Theme& theme = m_ui.theme();
        const auto ink = [&](Token token) {
            return current ? theme.onSelection(token) : theme.color(token);
        };
        const QRect row = option.rect;
        painter->save();
        painter->fillRect(row, m_ui.color(current ? Token::Selection : Token::Surf));
        const QRectF sign(row.x() + 14, row.y() + (row.height() - 16) / 2.0, 16, 16);
        m_ui.icons().paint(*painter, sign,
                           static_cast<Icon>(index.data(CommandList::IconRole).toInt()),
                           ink(Token::Ink2));
        int right = row.right() - 14;
        for (const int role : {int{CommandList::ShortcutRole}, int{CommandList::NoteRole}}) {
            const QString text = index.data(role).toString();
            if (text.isEmpty()) continue;
            painter->setFont(fontFor(TextStyle::Second));
            painter->setPen(ink(Token::Ink3));
            const int width = painter->fontMetrics().horizontalAdvance(text);
            painter->drawText(QRect(right - width, row.y(), width + 1, row.height()),
                              Qt::AlignLeft | Qt::AlignVCenter, text);
            right -= width + 18;
        }
        painter->setFont(fontFor(TextStyle::Body));
        painter->setPen(ink(Token::Ink));
        const QRect room(row.x() + 42, row.y(), right - row.x() - 42, row.height());
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                            Qt::ElideRight, room.width()));
        painter->restore();
    }

  private:
    UiContext& m_ui;
};

}  // namespace

CommandPalette::CommandPalette(UiContext& ui, QWidget* over)
    : QWidget(over),
      m_ui(ui),
      m_field(new SearchField(ui, this)),
      m_view(new QListView(this)),
      m_list(new CommandList(this)) {
    setObjectName(QStringLiteral("commandPalette"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(9, 9, 9, 9);
    rows->setSpacing(6);
    rows->addWidget(m_field);
    rows->addWidget(m_view);
    m_view->setModel(m_list);
    m_view->setItemDelegate(new CommandRow(ui, m_view));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_view, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    retranslate();
    hide();
}

void CommandPalette::addSource(Source source) {
    m_sources.append(std::move(source));
}

void CommandPalette::open() {
    m_all.clear();
    for (const Source& source : std::as_const(m_sources))
        m_all += source();
    m_field->clear();
    refresh();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close() {
    hide();
    m_all.clear();
}

void CommandPalette::refresh() {
    m_list->set(matching(m_all, m_field->text(), kMostFound));
    if (m_list->rowCount() > 0) m_view->setCurrentIndex(m_list->index(0));
    const int rows = std::clamp(m_list->rowCount(), 1, kMostRows);
    m_view->setFixedHeight(rows * std::max(kRow, lineHeight(TextStyle::Body) + 12));
    const int width = std::min(kWidth, parentWidget()->width() - 24);
    const int height = m_field->sizeHint().height() + m_view->height() + 24;
    setGeometry((parentWidget()->width() - width) / 2, kTop, width, height);
}

void CommandPalette::runCurrent() {
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid()) return;
    const Command command = m_list->at(index.row());
    close();
    if (command.run) command.run();
}

void CommandPalette::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_ui.color(Token::Surf));
    painter.setPen(m_ui.color(Token::Line2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void CommandPalette::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void CommandPalette::retranslate() {
    m_field->setPurpose(tr("Search pages, objects, actions"));
    m_view->setAccessibleName(tr("What was found"));
    setAccessibleName(tr("Command palette"));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
            case Qt::Key_Escape:
                close();
                return true;
            case Qt::Key_Return:
            case Qt::Key_Enter:
                runCurrent();
                return true;
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_PageUp:
            case Qt::Key_PageDown:
                QApplication::sendEvent(m_view, event);
                return true;
            default:
                break;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        close();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace berth::ui
