// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/container_model.h"
#include "models/items/filesystem_model.h"
#include "models/items/gpu_state_model.h"
#include "models/items/kernel_message_model.h"
#include "models/items/process_model.h"
#include "ui/support/ui_context.h"

// The words of the inspector's tables. Texts of the inspected computer are shown with their
// invisible characters.

namespace berth::ui {

class GpuStateWords final : public items::GpuStateText {
  public:
    explicit GpuStateWords(const UiContext& ui) : m_ui(ui) {}
    [[nodiscard]] QString heading(items::GpuStateColumn column) const override;
    [[nodiscard]] QString cell(const items::GpuStateRow& row,
                               items::GpuStateColumn column) const override;

  private:
    const UiContext& m_ui;
};

class ProcessWords final : public items::ProcessText {
  public:
    explicit ProcessWords(const UiContext& ui) : m_ui(ui) {}
    [[nodiscard]] QString heading(items::ProcessColumn column) const override;
    [[nodiscard]] QString cell(const items::ProcessRow& row,
                               items::ProcessColumn column) const override;

  private:
    const UiContext& m_ui;
};

class FilesystemWords final : public items::FilesystemText {
  public:
    explicit FilesystemWords(const UiContext& ui) : m_ui(ui) {}
    [[nodiscard]] QString heading(items::FilesystemColumn column) const override;
    [[nodiscard]] QString cell(const items::FilesystemRow& row,
                               items::FilesystemColumn column) const override;

  private:
    const UiContext& m_ui;
};

class ContainerWords final : public items::ContainerText {
  public:
    explicit ContainerWords(const UiContext& ui) : m_ui(ui) {}
    [[nodiscard]] QString heading(items::ContainerColumn column) const override;
    [[nodiscard]] QString cell(const items::ContainerRow& row,
                               items::ContainerColumn column) const override;

  private:
    const UiContext& m_ui;
};

class KernelWords final : public items::KernelText {
  public:
    explicit KernelWords(const UiContext& ui) : m_ui(ui) {}
    [[nodiscard]] QString heading(items::KernelColumn column) const override;
    [[nodiscard]] QString cell(const items::KernelRow& row,
                               items::KernelColumn column) const override;

  private:
    const UiContext& m_ui;
};

// "GPU 3", or its place on the bus.
[[nodiscard]] QString gpuName(const domain::GpuState& gpu);
[[nodiscard]] QString keepsText(domain::Persistence persistence);
[[nodiscard]] QString containerStatusText(domain::ContainerStatus status);

}  // namespace berth::ui
