// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/change.h"
#include "models/domain/deployment.h"
#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class CanaryForm;
class Label;

// Asks which version is to be tried and by what it is judged. Nothing is changed here: what it
// means is shown in the plan, which follows once the platform has nothing against it. Main thread.
class CanaryDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static CanaryDialog* show(PageServices& services, const domain::Deployment& deployment,
                              QWidget* parent);

  Q_SIGNALS:
    // The platform could do it: to be planned.
    void chosen(const berth::domain::StartCanary& change);

  private:
    CanaryDialog(PageServices& services, const domain::Deployment& deployment, QWidget* parent);

    void ask();
    void refused(const domain::Error& error);

    PageServices& m_services;
    CanaryForm* m_form;
    Label* m_problem;
    Button* m_next;
};

}  // namespace berth::ui
