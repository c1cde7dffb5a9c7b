// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_chips.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QPen>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {
namespace {

constexpr int kFilterChipsHeight = 28;
constexpr int kFilterChipsPadding = 10;
constexpr int kFilterChipsGap = 6;

class FilterChip final : public QPushButton {
  public:
    FilterChip(UiContext& ui, QWidget* parent) : QPushButton(parent), m_ui(ui) {
        setCheckable(true);
        setAutoDefault(false);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setFont(fontFor(TextStyle::Second));
        connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    }

    void set(const FilterOption& option) {
        m_visual = option.visual;
        setText(
            QStringLiteral("%1 %2").arg(option.text, m_ui.format().number(qint64{option.count})));
        setAccessibleName(text());
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override {
        const QFontMetrics strong(fontFor(TextStyle::SecondStrong));
        return {strong.horizontalAdvance(text()) + 2 * kFilterChipsPadding +
                    (m_visual ? kMarkSize + kFilterChipsGap : 0),
                std::max(kFilterChipsHeight, strong.height() + 8)};
    }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        painter.setBrush(m_ui.color(on             ? Token::Selection
                                    : underMouse() ? Token::Hover
                                                   : Token::Surf));
        const bool strong = on || hasFocus();
        const qreal width = hasFocus() ? m_ui.theme().focusWidth() : 1.0;
        painter.setPen(QPen(m_ui.color(strong ? Token::Accent : Token::Line), width));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 4, 4);
        int x = kFilterChipsPadding;
        if (m_visual) {
            const QRectF place(x, (height() - kMarkSize) / 2.0, kMarkSize, kMarkSize);
            paintMark(painter, place, m_ui, *m_visual, Token::Surf, on);
            x += kMarkSize + kFilterChipsGap;
        }
        Token ink = on ? Token::Accent : Token::Ink2;
        if (on && m_ui.theme().isHighContrast()) ink = Token::SelectionInk;
        painter.setFont(fontFor(on ? TextStyle::SecondStrong : TextStyle::Second));
        painter.setPen(m_ui.color(ink));
        painter.drawText(QRect(x, 0, this->width() - x - kFilterChipsPadding + 2, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text());
    }

  private:
    UiContext& m_ui;
    std::optional<StateVisual> m_visual;
};

}  // namespace

FilterChips::FilterChips(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Toggled, not clicked: that is what assistive tools do to a button that can be checked.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on) Q_EMIT chosen(index);
    });
}

void FilterChips::setOptions(const QString& name, const QVector<FilterOption>& options) {
    setAccessibleName(name);
    const int chosenBefore = current();
    while (m_group->buttons().size() > options.size())
        delete m_group->buttons().constLast();
    while (m_group->buttons().size() < options.size()) {
        auto* chip = new FilterChip(m_ui, this);
        m_group->addButton(chip, static_cast<int>(m_group->buttons().size()));
        m_layout->addWidget(chip);
    }
    for (int i = 0; i < options.size(); ++i) {
        static_cast<FilterChip*>(m_group->button(i))->set(options.at(i));
    }
    if (!options.isEmpty() && chosenBefore < 0) setCurrent(0);
}

int FilterChips::current() const {
    return m_group->checkedId();
}

void FilterChips::setCurrent(int index) {
    const QSignalBlocker blocker(m_group);
    if (QAbstractButton* button = m_group->button(index)) button->setChecked(true);
}

}  // namespace berth::ui
