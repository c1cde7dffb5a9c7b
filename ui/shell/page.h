// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <functional>

#include "ui/theme/icon.h"

namespace berth::ui {

// What fills the window beside the rail. A page sets all its texts in retranslate(), which is
// called on every change of language; call it at the end of the constructor. objectName is the
// page's name.
class Page : public QWidget {
    Q_OBJECT
    Q_PROPERTY(bool settled READ isSettled)  // for who looks on from outside

  public:
    explicit Page(const QString& name, QWidget* parent = nullptr);

    // For the window's title: "Deployments", "comfy-api".
    [[nodiscard]] virtual QString title() const = 0;
    // The part of the route after the page's name, e.g. the id in "deployment/<id>".
    virtual void setArgument(const QString& argument);
    // It came into view, or left it: pages that poll do so only while shown.
    virtual void entered() {}
    virtual void left() {}
    // True once it shows data (and not the place where data will be); screenshots wait for it.
    [[nodiscard]] virtual bool isSettled() const { return true; }

  Q_SIGNALS:
    void titleChanged();
    // "deployments", "deployments/new", "deployment/<id>" …
    void routeRequested(const QString& route);

  protected:
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;
};

// How a page is known before it exists.
struct PageEntry {
    QString name;                    // "deployments"
    std::function<QString()> title;  // in the rail and in the palette, in the current language
    Icon icon = Icon::File;
    int group = 0;     // a line separates groups in the rail
    QString railName;  // the entry it lights in the rail; empty: its own
    bool inRail = true;
    std::function<Page*(QWidget* parent)> make;
};

}  // namespace berth::ui
