// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "models/bridge/latest_job.h"
#include "ui/support_bundle/bundle_work.h"
#include "ui/widgets/dialog_frame.h"

class QCheckBox;

namespace berth::ui {

class BundlePreview;
class DataTable;
class ElidedLabel;
class PartList;
class ProgressBar;

// Shows what a support bundle holds, word for word, lets a person leave parts of it out and hide
// addresses, and writes it to a file. It is sent nowhere.
class SupportBundleDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static SupportBundleDialog* show(UiContext& ui, support_bundle::Material material,
                                     QWidget* parent);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    SupportBundleDialog(UiContext& ui, support_bundle::Material material, QWidget* parent);

    void buildBody();
    void buildFooter();
    void make();
    void took(const support_bundle::Bundle& bundle);
    void showPart();
    void chooseFile();
    void write(const QString& path);
    void retranslate();
    void showState();
    [[nodiscard]] static QString problemText(const domain::Error& error);

    UiContext& m_ui;
    BundleWork::MaterialPtr m_material;
    BundleWork m_work;
    bridge::LatestJob m_making;
    bool m_ready = false;
    bool m_writing = false;
    QString m_path;  // of the last attempt to write; empty: none
    std::optional<domain::Error> m_error;

    PartList* m_parts;
    DataTable* m_table;
    BundlePreview* m_preview;
    Label* m_shown;
    QCheckBox* m_hide;
    Label* m_hint;
    ProgressBar* m_busy;
    Label* m_problem;
    ElidedLabel* m_where;
    Button* m_open;
    Button* m_close;
    Button* m_save;
};

}  // namespace berth::ui
