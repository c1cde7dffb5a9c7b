// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVector>

#include "models/domain/snapshot.h"
#include "ui/support/formatter.h"

namespace berth::ui {

struct ConfigurationRow {
    QString name;
    QString value;      // plain text; may have several lines
    bool mono = false;  // commands, addresses, values of variables
};
struct ConfigurationGroup {
    QString title;
    QVector<ConfigurationRow> rows;
};

// A deployment's specification in readable rows. Names and values of others are made harmless.
struct ConfigurationRows {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::ConfigurationRows)

  public:
    [[nodiscard]] static QVector<ConfigurationGroup> of(const domain::DeploymentSpec& spec,
                                                        const domain::Snapshot& snapshot,
                                                        const Formatter& format);

  private:
    static ConfigurationGroup running(const domain::DeploymentSpec& spec,
                                      const domain::Snapshot& snapshot, const Formatter& format);
    static ConfigurationGroup job(const domain::JobSpec& job, const Formatter& format);
    static ConfigurationGroup ports(const domain::DeploymentSpec& spec, const Formatter& format);
    // What differs from the policy alone, one setting a line.
    static QString options(const domain::PortSpec& port, const Formatter& format);
    static QString hashKey(const domain::HashKey& key);
    static ConfigurationGroup scaling(const domain::AutoscalingSpec& scaling,
                                      const Formatter& format);
    static ConfigurationGroup environment(const domain::DeploymentSpec& spec);
    static ConfigurationGroup volumes(const domain::DeploymentSpec& spec,
                                      const domain::Snapshot& snapshot);
    static ConfigurationGroup health(const domain::DeploymentSpec& spec, const Formatter& format);
    static ConfigurationGroup lifetime(const domain::DeploymentSpec& spec, const Formatter& format);
    static QString probe(const std::optional<domain::Probe>& probe, const Formatter& format);
    static QString apart(domain::AntiAffinity antiAffinity);
};

}  // namespace berth::ui
