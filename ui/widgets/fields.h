// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

#include "ui/support/ui_context.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {

enum class FieldLevel { Fine, Warning, Error };

// Sets the edge of a field (and nothing else): fields never carry their message themselves.
void setFieldLevel(QWidget& field, FieldLevel level);

// A field of one line, 30 px.
class TextField : public QLineEdit {
    Q_OBJECT

  public:
    // `name` is the accessible name; pages set it again on a change of language.
    explicit TextField(UiContext& ui, QWidget* parent = nullptr);

    void setMono(bool mono);
    // A green tick at the right: what is in it can be used.
    void setAccepted(bool accepted);

  protected:
    void paintEvent(QPaintEvent* event) override;
    // A magnifying glass at the left. Painted, as is the tick: Qt's own icons in a field are
    // buttons without a name, which assistive tools offer to press.
    void showSearchIcon();

  private:
    void applyMargins();

    UiContext& m_ui;
    bool m_accepted = false;
    bool m_search = false;
};

// A text field with a magnifying glass that says what it filters. Escape empties it.
class SearchField final : public TextField {
    Q_OBJECT

  public:
    explicit SearchField(UiContext& ui, QWidget* parent = nullptr);

    // Placeholder and accessible name.
    void setPurpose(const QString& purpose);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
};

// A whole number with arrows of ours. The wheel changes it only while it has the focus.
class NumberField final : public QSpinBox {
    Q_OBJECT

  public:
    explicit NumberField(UiContext& ui, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    [[nodiscard]] QRect arrowRect(bool up) const;

    UiContext& m_ui;
};

// A choice from a list. The wheel changes it only while it has the focus.
class ChoiceField final : public QComboBox {
    Q_OBJECT

  public:
    explicit ChoiceField(UiContext& ui, QWidget* parent = nullptr);

    // What is chosen here, where no label says it. Assistive tools take what is chosen for the name
    // of such a field, so they are told this beside it.
    void setPurpose(const QString& purpose);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    UiContext& m_ui;
};

}  // namespace berth::ui
