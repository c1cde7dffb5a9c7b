// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented_control.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/theme/type_scale.h"

namespace berth::ui {
namespace {

constexpr int kSegmentedControlHeight = 26;

class Segment final : public QPushButton {
  public:
    Segment(UiContext& ui, QWidget* parent) : QPushButton(parent), m_ui(ui) {
        setCheckable(true);
        setAutoDefault(false);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setFont(fontFor(TextStyle::Second));
        connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    }

    void setPlace(bool first, bool last) {
        m_first = first;
        m_last = last;
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override {
        // Room for the strong form, so that choosing moves nothing.
        const QFontMetrics strong(fontFor(TextStyle::SecondStrong));
        return {strong.horizontalAdvance(text()) + 20,
                std::max(kSegmentedControlHeight, strong.height() + 6)};
    }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // One box is drawn over all segments; each clips its part out of it.
        painter.setClipRect(rect());
        QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (!m_first) box.setLeft(-10);
        if (!m_last) box.setRight(width() + 10);
        const bool on = isChecked();
        const Token ground = on ? Token::Selection : underMouse() ? Token::Hover : Token::Surf;
        painter.setBrush(m_ui.color(isEnabled() ? ground : Token::Surf2));
        painter.setPen(m_ui.color(Token::Line2));
        painter.drawRoundedRect(box, 4, 4);
        if (!m_first) painter.drawLine(QPointF(0.5, 0), QPointF(0.5, height()));
        Token ink = on ? Token::Accent : Token::Ink2;
        if (on && m_ui.theme().isHighContrast()) ink = Token::SelectionInk;
        painter.setFont(fontFor(on ? TextStyle::SecondStrong : TextStyle::Second));
        painter.setPen(m_ui.color(isEnabled() ? ink : Token::Ink3));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            const qreal focus = m_ui.theme().focusWidth();
            painter.setPen(QPen(m_ui.color(on && m_ui.theme().isHighContrast() ? Token::SelectionInk
                                                                               : Token::Accent),
                                focus));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 3, 3);
        }
    }

  private:
    UiContext& m_ui;
    bool m_first = true;
    bool m_last = true;
};

}  // namespace

SegmentedControl::SegmentedControl(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Toggled, not clicked: that is what assistive tools do to a button that can be checked.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on) Q_EMIT chosen(index);
    });
}

void SegmentedControl::setOptions(const QString& name, const QStringList& options) {
    setAccessibleName(name);
    const int chosenBefore = current();
    while (m_group->buttons().size() > options.size())
        delete m_group->buttons().constLast();
    while (m_group->buttons().size() < options.size()) {
        auto* segment = new Segment(m_ui, this);
        m_group->addButton(segment, static_cast<int>(m_group->buttons().size()));
        m_layout->addWidget(segment);
    }
    for (int i = 0; i < options.size(); ++i) {
        auto* segment = static_cast<Segment*>(m_group->button(i));
        segment->setText(options.at(i));
        segment->setAccessibleName(options.at(i));
        segment->setPlace(i == 0, i == options.size() - 1);
    }
    if (!options.isEmpty() && chosenBefore < 0) setCurrent(0);
}

int SegmentedControl::current() const {
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index) {
    const QSignalBlocker blocker(m_group);
    if (QAbstractButton* button = m_group->button(index)) button->setChecked(true);
}

}  // namespace berth::ui
