// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "ui/new_deployment/deployment_draft.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QScrollArea;
class QVBoxLayout;

namespace berth::ui {

class BatchChoice;
class BatchDialog;
class Button;
class CostPanel;
class FieldRow;
class FindingsPanel;
class Label;
class Section;
class StepList;
class TextField;

// New deployment, and editing one: sections in any order, what it costs and what would go wrong
// beside them. Nothing is done before the plan has been seen.
class NewDeploymentPage final : public Page {
    Q_OBJECT

  public:
    enum class Purpose { Create, Edit };

    NewDeploymentPage(PageServices& services, Purpose purpose, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    // Edit: the id of the deployment.
    void setArgument(const QString& argument) override;
    void entered() override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeSteps();
    [[nodiscard]] QWidget* makeForm();
    [[nodiscard]] QWidget* makeAside();
    [[nodiscard]] QWidget* makeFoot();
    void refresh();
    void showSection(int index);
    void showField(const QString& field);
    void followScroll();
    void review();
    void reviewBatch();
    void batchLeft(const BatchDialog& dialog);
    void leave();

    PageServices& m_services;
    UiContext& m_ui;
    Purpose m_purpose;
    DeploymentDraft* m_draft;
    BatchChoice* m_batch;
    QVector<Section*> m_sections;
    Label* m_title = nullptr;
    TextField* m_name = nullptr;
    FieldRow* m_nameRow = nullptr;
    Label* m_saved = nullptr;
    Button* m_discard = nullptr;
    StepList* m_steps = nullptr;
    QScrollArea* m_scroll = nullptr;
    Label* m_promise = nullptr;
    Button* m_cancel = nullptr;
    Button* m_review = nullptr;
};

}  // namespace berth::ui
