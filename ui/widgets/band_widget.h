// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QPointer>
#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"

class QPushButton;

namespace berth::ui {

enum class BandKind { Simulated, Live, ReadOnly, Lost };

// The band that says on every page and in every dialog that acts whether money is real.
// Simulated: violet stripes; live: solid orange; read only: live with a lock; lost: grey with a
// dashed edge. 34 px in the window, 28 px in dialogs.
class BandWidget final : public QWidget {
    Q_OBJECT

  public:
    enum class Place { Window, Dialog };

    BandWidget(UiContext& ui, Place place, QWidget* parent = nullptr);

    void setKind(BandKind kind);
    [[nodiscard]] BandKind kind() const { return m_kind; }
    // Name of the connection: on the switcher at the left; in dialogs before the note.
    void setConnection(const QString& name);
    // Replaces the sentence that belongs to the kind; empty: that sentence.
    void setNote(const QString& note);
    // Age of the data, or the simulated clock, at the right.
    void setAge(const QString& age);
    // What the switcher opens. Not owned. Without one the switcher is a label.
    void setSwitcherMenu(QMenu* menu);

    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QString word() const;
    [[nodiscard]] QString noteText() const;
    void retranslate();
    void placeSwitcher();

    UiContext& m_ui;
    Place m_place;
    BandKind m_kind = BandKind::Simulated;
    QString m_connection;
    QString m_note;
    QString m_age;
    QPushButton* m_switcher = nullptr;
    QPointer<QMenu> m_menu;
};

}  // namespace berth::ui
