// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/support_bundle_dialog.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QUrl>
#include <QVBoxLayout>
#include <memory>
#include <utility>

#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/support_bundle/bundle_preview.h"
#include "ui/support_bundle/part_list.h"
#include "ui/support_bundle/part_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

using support_bundle::Part;
using support_bundle::PartKind;

namespace {

constexpr int kBundleDialogWidth = 1040;
constexpr int kBundleDialogHeight = 640;
constexpr int kPartsHeight = 240;
constexpr int kPartsWidth = 400;

}  // namespace

SupportBundleDialog* SupportBundleDialog::show(UiContext& ui, support_bundle::Material material,
                                               QWidget* parent) {
    auto* dialog = new SupportBundleDialog(ui, std::move(material), parent);
    dialog->present();
    dialog->make();
    return dialog;
}

SupportBundleDialog::SupportBundleDialog(UiContext& ui, support_bundle::Material material,
                                         QWidget* parent)
    : DialogFrame(ui, parent),
      m_ui(ui),
      m_material(std::make_shared<const support_bundle::Material>(std::move(material))),
      m_parts(new PartList(ui, this)),
      m_table(new DataTable(ui, RowHeight::Dense, this)),
      m_preview(new BundlePreview(ui, this)),
      m_shown(new Label(ui, TextStyle::Second, this)),
      m_hide(new QCheckBox(this)),
      m_hint(new Label(ui, TextStyle::Second, this)),
      m_busy(new ProgressBar(ui, this)),
      m_problem(new Label(ui, TextStyle::Body, this)),
      m_where(new ElidedLabel(ui, TextStyle::Body, {}, this)),
      m_open(new Button(ui, ButtonKind::Link, {}, Icon::Folder, this)),
      m_close(addCancel()),
      m_save(new Button(ui, ButtonKind::Primary, {}, Icon::Save, this)) {
    buildBody();
    buildFooter();
    retranslate();
    resize(kBundleDialogWidth, kBundleDialogHeight);
}

void SupportBundleDialog::buildBody() {
    auto* pair = new QHBoxLayout;
    pair->setSpacing(12);
    m_table->setModel(m_parts);
    m_table->setObjectName(QStringLiteral("bundleParts"));
    m_table->setItemDelegate(new TextCell(m_ui, m_table));
    m_table->setColumnWidths({220, 80, 84}, PartList::Name);
    m_table->setFixedWidth(kPartsWidth);
    m_table->setMinimumHeight(kPartsHeight);
    pair->addWidget(m_table);
    auto* right = new QVBoxLayout;
    right->setSpacing(4);
    m_shown->setTone(Token::Ink2);
    m_preview->setObjectName(QStringLiteral("bundlePreview"));
    right->addWidget(m_shown);
    right->addWidget(m_preview, 1);
    pair->addLayout(right, 1);
    body().addLayout(pair, 1);
    auto* options = new QHBoxLayout;
    options->setSpacing(12);
    m_hide->setObjectName(QStringLiteral("hideAddresses"));
    m_hint->setTone(Token::Ink2);
    options->addWidget(m_hide);
    options->addWidget(m_hint, 1);
    body().addLayout(options);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SupportBundleDialog::showPart);
    connect(m_parts, &PartList::choiceChanged, this, [this] {
        showPart();
        showState();
    });
    connect(m_hide, &QCheckBox::toggled, this, &SupportBundleDialog::make);
}

void SupportBundleDialog::buildFooter() {
    m_problem->setWraps(true);
    m_problem->setTone(Token::Bad);
    m_problem->setMinimumWidth(560);
    m_where->setElideMode(Qt::ElideMiddle);
    m_busy->setFixedWidth(160);
    m_busy->setIndeterminate();
    addFooterWidget(m_busy);
    addFooterWidget(m_problem);
    addFooterWidget(m_where);
    addFooterWidget(m_open);
    addButton(m_save);
    connect(m_save, &QPushButton::clicked, this, &SupportBundleDialog::chooseFile);
    connect(m_open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
    });
}

void SupportBundleDialog::make() {
    m_ready = false;
    // What was written is not what is shown any more.
    m_path.clear();
    m_error.reset();
    m_work.make(m_material, {.hideAddresses = m_hide->isChecked()}, this,
                m_making.newest([this](const BundleWork::BundlePtr& bundle) { took(*bundle); }));
    showState();
}

void SupportBundleDialog::took(const support_bundle::Bundle& bundle) {
    const Part* shown = m_parts->partAt(m_table->currentIndex());
    const PartKind kind = shown != nullptr ? shown->kind : PartKind::ReadMe;
    m_parts->set(bundle);
    m_ready = true;
    m_table->setCurrentIndex(m_parts->find(kind));
    showPart();
    showState();
}

void SupportBundleDialog::showPart() {
    const Part* part = m_parts->partAt(m_table->currentIndex());
    if (part == nullptr) return;
    const support_bundle::Bundle& bundle = m_parts->bundle();
    m_preview->setPart(part->text, bundle.addressesHidden);
    QString text =
        QStringLiteral("%1: %2").arg(QString::fromStdString(part->path), partText(part->kind));
    if (m_preview->isCut()) {
        text = tr("%1. This is its beginning; the rest is in the file that is written.").arg(text);
    } else if (!part->chosen) {
        text = tr("%1. Left out.").arg(text);
    }
    m_shown->setText(text);
}

void SupportBundleDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Save the support bundle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->setNameFilters({tr("Archives (*.zip)"), tr("All files (*)")});
    dialog->selectFile(QString::fromStdString(m_parts->bundle().name) + QStringLiteral(".zip"));
    connect(dialog, &QFileDialog::fileSelected, this, &SupportBundleDialog::write);
    dialog->open();
}

void SupportBundleDialog::write(const QString& path) {
    if (!m_ready || m_writing) return;
    m_writing = true;
    m_path = path;
    m_error.reset();
    m_work.write(m_parts->bundle(), path, this, [this](const domain::Result<bool>& written) {
        m_writing = false;
        if (!written) m_error = written.error();
        showState();
        if (written) m_close->setFocus(Qt::OtherFocusReason);
    });
    showState();
}

void SupportBundleDialog::changeEvent(QEvent* event) {
    DialogFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void SupportBundleDialog::retranslate() {
    setWindowTitle(tr("Support bundle"));
    const auto& computer = m_material->computer;
    setSentence(computer ? tr("What Berth has seen of %1, in one file for support")
                               .arg(shownText(computer->profile.name))
                         : tr("What Berth knows of itself and of the platform, in one file for "
                              "support"));
    setAccessibleName(tr("Support bundle"));
    setNote(tr("Nothing is sent anywhere: the file stays where you save it, and you decide who "
               "gets it. "
               "Passwords, keys and tokens are replaced by %1; look through it for anything else "
               "that you want to keep to yourself.")
                .arg(QStringLiteral("[redacted]")));
    m_table->setAccessibleName(tr("Parts of the bundle"));
    m_preview->setAccessibleName(tr("Text of the part"));
    m_hide->setText(tr("Also hide addresses and names"));
    m_hint->setText(tr("ip-1, host-1 and user-1 stand for them then, the same in all parts."));
    m_open->setText(tr("Show in folder"));
    m_save->setText(tr("Save …"));
    m_parts->retranslate();
    showPart();
    showState();
}

QString SupportBundleDialog::problemText(const domain::Error& error) {
    // What is not there here is no deployment, as it is elsewhere.
    if (error.code != domain::ErrorCode::NotFound) return errorReport(error);
    return tr("This folder is not there any more. Choose another one.") + QLatin1Char('\n') +
           shownText(error.detail, kShownMessage);
}

void SupportBundleDialog::showState() {
    const bool written = !m_path.isEmpty() && !m_writing && !m_error;
    m_busy->setVisible(!m_ready || m_writing);
    m_save->setEnabled(m_ready && !m_writing);
    m_hide->setEnabled(!m_writing);
    m_table->setEnabled(!m_writing);
    m_open->setVisible(written);
    m_close->setText(written ? tr("Close") : tr("Cancel"));
    m_problem->setVisible(m_error.has_value());
    if (m_error) m_problem->setText(problemText(*m_error));
    m_where->setVisible(written);
    if (written) m_where->setText(tr("Saved in %1").arg(QDir::toNativeSeparators(m_path)));
}

}  // namespace berth::ui
