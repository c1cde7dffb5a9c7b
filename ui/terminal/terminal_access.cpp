// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_access.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QString>
#include <algorithm>

#include "ui/terminal/terminal_view.h"

namespace berth::ui {
namespace {

class TerminalAccess final : public QAccessibleWidget, public QAccessibleTextInterface {
  public:
    explicit TerminalAccess(TerminalView* view) : QAccessibleWidget(view, QAccessible::Terminal) {}

    // One text, whatever it is painted on.
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override {
        return -1;
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? view().visibleText() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TextInterface) return static_cast<QAccessibleTextInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    // QAccessibleTextInterface. What is chosen may have scrolled away, so it is no stretch of this
    // text.
    void selection(int /*index*/, int* start, int* end) const override { *start = *end = 0; }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int /*start*/, int /*end*/) override {}
    void removeSelection(int /*index*/) override {}
    void setSelection(int /*index*/, int /*start*/, int /*end*/) override {}
    void setCursorPosition(int /*position*/) override {}
    void scrollToSubstring(int /*start*/, int /*end*/) override {}

    [[nodiscard]] int cursorPosition() const override { return view().cursorOffset(); }
    [[nodiscard]] QString text(int start, int end) const override {
        const QString all = view().visibleText();
        const auto from = std::clamp<qsizetype>(start, 0, all.size());
        const auto to = end < 0 ? all.size() : std::clamp<qsizetype>(end, from, all.size());
        return all.mid(from, to - from);
    }
    [[nodiscard]] int characterCount() const override {
        return static_cast<int>(view().visibleText().size());
    }
    [[nodiscard]] QRect characterRect(int offset) const override {
        const QRect cell = view().cellOfOffset(offset);
        return {view().viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint& point) const override {
        return view().offsetAt(view().viewport()->mapFromGlobal(point));
    }
    [[nodiscard]] QString attributes(int /*offset*/, int* start, int* end) const override {
        *start = 0;
        *end = characterCount();
        return {};
    }

  private:
    [[nodiscard]] const TerminalView& view() const {
        return *static_cast<const TerminalView*>(widget());
    }
};

QAccessibleInterface* makeTerminalAccess(const QString& /*className*/, QObject* object) {
    auto* view = qobject_cast<TerminalView*>(object);
    return view == nullptr ? nullptr : new TerminalAccess(view);
}

}  // namespace

void installTerminalAccess() {
    QAccessible::removeFactory(makeTerminalAccess);
    QAccessible::installFactory(makeTerminalAccess);
}

}  // namespace berth::ui
