// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "ui/widgets/panel.h"

namespace berth::ui {

class Button;
class ElidedLabel;
class IconView;
class Label;
class ProgressBar;

// Something that runs and takes over a second.
struct RunningOperation {
    QString text;                 // "1 operation: replacing node 5"
    std::optional<double> ratio;  // nothing: the end is not known
    bool cancellable = false;
};

// The line at the foot of the window, 26 px: connection, a note, what is running, and sums at the
// right.
class StatusLine final : public Panel {
    Q_OBJECT

  public:
    explicit StatusLine(UiContext& ui, QWidget* parent = nullptr);

    void setConnection(Icon icon, Token color, const QString& text);
    void setNote(const QString& note);
    void setOperation(const std::optional<RunningOperation>& operation);
    void setSums(const QString& sums);

  Q_SIGNALS:
    void cancelRequested();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showLine();

    IconView* m_icon;
    Label* m_connection;
    QWidget* m_line;
    ElidedLabel* m_note;
    Label* m_operation;
    ProgressBar* m_bar;
    Label* m_percent;
    Button* m_cancel;
    Label* m_sums;
};

}  // namespace berth::ui
