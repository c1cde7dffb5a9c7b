// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/field_findings.h"

#include <utility>

#include "ui/support/finding_texts.h"
#include "ui/widgets/field_row.h"

namespace berth::ui {

void showFindingAt(FieldRow& row, const DeploymentDraft& draft, const UiContext& ui,
                   const std::string& field) {
    const domain::Finding* finding = draft.findingFor(field);
    if (finding == nullptr) {
        row.setMessage({});
        return;
    }
    row.setMessage(
        {finding->level == domain::FindingLevel::Problem ? FieldLevel::Error : FieldLevel::Warning,
         findingText(*finding),
         finding->fix.empty() ? QString() : findingFix(*finding, draft.spec(), ui.format())});
}

void mendFindingBy(FieldRow& row, DeploymentDraft& draft, std::function<std::string()> field) {
    QObject::connect(&row, &FieldRow::fixRequested, &draft, [&draft, field = std::move(field)] {
        const domain::Finding* finding = draft.findingFor(field());
        if (finding == nullptr || finding->fix.empty()) return;
        // A copy: applying it replaces the findings.
        const domain::DeploymentSpec mended = finding->fix.front();
        draft.apply(mended);
    });
}

}  // namespace berth::ui
