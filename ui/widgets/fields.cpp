// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fields.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QVariant>
#include <QWheelEvent>

namespace berth::ui {
namespace {

constexpr int kFieldsArrow = 14;
constexpr int kFieldIcon = 16;

QString levelProperty(FieldLevel level) {
    switch (level) {
        case FieldLevel::Fine:
            return {};
        case FieldLevel::Warning:
            return QStringLiteral("warning");
        case FieldLevel::Error:
            return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

}  // namespace

void setFieldLevel(QWidget& field, FieldLevel level) {
    const QString value = levelProperty(level);
    if (field.property("level").toString() == value) return;
    field.setProperty("level", value);
    field.style()->unpolish(&field);
    field.style()->polish(&field);
    field.update();
}

TextField::TextField(UiContext& ui, QWidget* parent) : QLineEdit(parent), m_ui(ui) {
    setFont(fontFor(TextStyle::Body));
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void TextField::setMono(bool mono) {
    setFont(fontFor(mono ? TextStyle::Mono : TextStyle::Body));
}

void TextField::setAccepted(bool accepted) {
    if (accepted == m_accepted) return;
    m_accepted = accepted;
    applyMargins();
}

void TextField::showSearchIcon() {
    m_search = true;
    applyMargins();
}

void TextField::applyMargins() {
    setTextMargins(m_search ? kFieldIcon + 6 : 0, 0, m_accepted ? kFieldIcon + 6 : 0, 0);
    update();
}

void TextField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!m_search && !m_accepted) return;
    QPainter painter(this);
    const qreal top = (height() - kFieldIcon) / 2.0;
    if (m_search) {
        m_ui.icons().paint(painter, QRectF(8, top, kFieldIcon, kFieldIcon), Icon::Search,
                           m_ui.color(isEnabled() ? Token::Ink2 : Token::Ink3));
    }
    if (m_accepted) {
        m_ui.icons().paint(painter, QRectF(width() - kFieldIcon - 8, top, kFieldIcon, kFieldIcon),
                           Icon::Check, m_ui.color(Token::Ok));
    }
}

SearchField::SearchField(UiContext& ui, QWidget* parent) : TextField(ui, parent) {
    showSearchIcon();
}

void SearchField::setPurpose(const QString& purpose) {
    setPlaceholderText(purpose);
    setAccessibleName(purpose);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    TextField::keyPressEvent(event);
}

NumberField::NumberField(UiContext& ui, QWidget* parent) : QSpinBox(parent), m_ui(ui) {
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fontFor(TextStyle::Body));
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

QRect NumberField::arrowRect(bool up) const {
    const int half = height() / 2;
    return {width() - 24, up ? 2 : half, 22, half - 2};
}

void NumberField::paintEvent(QPaintEvent* event) {
    QSpinBox::paintEvent(event);
    QPainter painter(this);
    for (const bool up : {true, false}) {
        const bool possible =
            isEnabled() && stepEnabled().testFlag(up ? StepUpEnabled : StepDownEnabled);
        const QRect place = arrowRect(up);
        const QRectF icon(place.x() + (place.width() - kFieldsArrow) / 2.0,
                          up ? place.bottom() - kFieldsArrow + 3 : place.y() - 2, kFieldsArrow,
                          kFieldsArrow);
        m_ui.icons().paint(painter, icon, up ? Icon::Up : Icon::Down,
                           m_ui.color(possible ? Token::Ink2 : Token::Line2));
    }
}

void NumberField::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        for (const bool up : {true, false}) {
            if (arrowRect(up).contains(event->position().toPoint())) {
                setFocus(Qt::MouseFocusReason);
                stepBy(up ? 1 : -1);
                return;
            }
        }
    }
    QSpinBox::mousePressEvent(event);
}

void NumberField::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) {
        QSpinBox::wheelEvent(event);
    } else {
        event->ignore();
    }
}

ChoiceField::ChoiceField(UiContext& ui, QWidget* parent) : QComboBox(parent), m_ui(ui) {
    setFocusPolicy(Qt::StrongFocus);
    setFont(fontFor(TextStyle::Body));
    setMaxVisibleItems(14);
    // A list of our own is drawn by the style sheet; the built-in one follows the platform.
    setView(new QListView(this));
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceField::setPurpose(const QString& purpose) {
    setAccessibleName(purpose);
    setAccessibleDescription(purpose);
}

void ChoiceField::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const QRectF place(width() - kFieldsArrow - 9, (height() - kFieldsArrow) / 2.0, kFieldsArrow,
                       kFieldsArrow);
    m_ui.icons().paint(painter, place, Icon::Down,
                       m_ui.color(isEnabled() ? Token::Ink2 : Token::Ink3));
}

void ChoiceField::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) {
        QComboBox::wheelEvent(event);
    } else {
        event->ignore();
    }
}

}  // namespace berth::ui
