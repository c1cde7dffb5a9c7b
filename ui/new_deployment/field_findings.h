// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "ui/new_deployment/deployment_draft.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class FieldRow;

// Shows the first finding of `field`, or of something inside it, at the row; nothing: that it is
// fine.
void showFindingAt(FieldRow& row, const DeploymentDraft& draft, const UiContext& ui,
                   const std::string& field);
// Lets the row's button mend the finding that is shown there. Once a row; `field` is asked when the
// button is pressed.
void mendFindingBy(FieldRow& row, DeploymentDraft& draft, std::function<std::string()> field);

}  // namespace berth::ui
