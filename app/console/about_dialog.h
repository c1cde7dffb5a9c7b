// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace berth::ui {
class UiContext;
}  // namespace berth::ui

namespace berth::app {

// What this is, which version, under which licence, and where it keeps its data: what support asks
// for first. Returns at once; the dialog deletes itself.
void showAbout(ui::UiContext& ui, const QString& profileFolder, QWidget* window);

}  // namespace berth::app
