// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_area_access.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QList>
#include <QScrollBar>
#include <QString>

namespace berth::ui {
namespace {

// The view, then the scroll bars that can be seen, each inside the container that Qt gives it.
class ScrollAreaAccess final : public QAccessibleWidget {
  public:
    explicit ScrollAreaAccess(QAbstractScrollArea* area)
        : QAccessibleWidget(area, QAccessible::Client) {}

    [[nodiscard]] int childCount() const override { return static_cast<int>(parts().size()); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        const QList<QWidget*> all = parts();
        if (index < 0 || index >= all.size()) return nullptr;
        return QAccessible::queryAccessibleInterface(all.at(index));
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        if (child == nullptr) return -1;
        return static_cast<int>(parts().indexOf(qobject_cast<QWidget*>(child->object())));
    }

  private:
    [[nodiscard]] QList<QWidget*> parts() const {
        const auto* area = qobject_cast<QAbstractScrollArea*>(object());
        QList<QWidget*> all;
        if (area == nullptr) return all;
        if (area->viewport() != nullptr) all.append(area->viewport());
        for (const QScrollBar* bar : {area->horizontalScrollBar(), area->verticalScrollBar()}) {
            if (bar != nullptr && bar->isVisible()) all.append(bar->parentWidget());
        }
        return all;
    }
};

QAccessibleInterface* make(const QString& className, QObject* object) {
    if (className != QLatin1String("QScrollArea") &&
        className != QLatin1String("QAbstractScrollArea"))
        return nullptr;
    auto* area = qobject_cast<QAbstractScrollArea*>(object);
    return area == nullptr ? nullptr : new ScrollAreaAccess(area);
}

}  // namespace

void installScrollAreaAccess() {
    QAccessible::installFactory(make);
}

}  // namespace berth::ui
