// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/configuration_rows.h"

#include <QStringList>

#include "models/bridge/log_text.h"
#include "ui/support/scaling_texts.h"
#include "ui/support/state_texts.h"

namespace berth::ui {

namespace {

QString shown(const std::string& text) {
    return bridge::toDisplayText(text);
}

}  // namespace

QVector<ConfigurationGroup> ConfigurationRows::of(const domain::DeploymentSpec& spec,
                                                  const domain::Snapshot& snapshot,
                                                  const Formatter& format) {
    QVector<ConfigurationGroup> groups{running(spec, snapshot, format)};
    if (spec.job) groups.append(job(*spec.job, format));
    if (spec.autoscaling) groups.append(scaling(*spec.autoscaling, format));
    groups.append({ports(spec, format), environment(spec), volumes(spec, snapshot),
                   health(spec, format), lifetime(spec, format)});
    return groups;
}

ConfigurationGroup ConfigurationRows::running(const domain::DeploymentSpec& spec,
                                              const domain::Snapshot& snapshot,
                                              const Formatter& format) {
    QStringList regions;
    for (const domain::RegionId& id : spec.regions) {
        const domain::Region* region = snapshot.catalogue.findRegion(id);
        regions.append(shown(region != nullptr ? region->name : id.value));
    }
    QStringList command;
    for (const std::string& word : spec.command)
        command.append(shown(word));
    return {tr("What runs"),
            {{tr("Image"), shown(spec.image), true},
             {tr("GPU"), shown(spec.gpuSpec)},
             {tr("Nodes"), format.number(qint64{spec.nodes})},
             {tr("Regions"), regions.isEmpty() ? tr("any") : regions.join(QStringLiteral(", "))},
             {tr("Command"),
              command.isEmpty() ? tr("as the image says") : command.join(QLatin1Char(' ')),
              !command.isEmpty()}}};
}

ConfigurationGroup ConfigurationRows::job(const domain::JobSpec& job, const Formatter& format) {
    ConfigurationGroup group{tr("Job"),
                             {{tr("Runs"), format.number(qint64{job.completions})},
                              {tr("One run"), tr("about %1").arg(format.duration(job.runTime))},
                              {tr("Time limit"), format.duration(job.timeout)}}};
    if (job.indexes) {
        group.rows.append(
            {tr("Retries"), tr("%n for each piece", nullptr, job.indexes->backoffLimit)});
        group.rows.append({tr("May fail"), tr("%n piece(s)", nullptr, job.indexes->maxFailed)});
        return group;
    }
    group.rows.append({tr("Retries"), job.restart == domain::JobRestart::OnFailure
                                          ? tr("%n in the same node", nullptr, job.backoffLimit)
                                          : tr("%n with another node", nullptr, job.backoffLimit)});
    return group;
}

ConfigurationGroup ConfigurationRows::scaling(const domain::AutoscalingSpec& scaling,
                                              const Formatter& format) {
    ConfigurationGroup group{
        tr("Scaling"),
        {{tr("Nodes"), boundsText(scaling, format)},
         {tr("Decided"), scalingText(scaling.kind)},
         {targetText(scaling), scalingValue(scaling, scaling.aim(), format)},
         {tr("Looks at"),
          scaling.port ? tr("requests to port %1").arg(*scaling.port) : tr("all requests")}}};
    if (scaling.kind == domain::AutoscalingKind::QueueDelay)
        group.rows.append(
            {tr("Requests a node works on at once"), format.number(qint64{scaling.concurrency})});
    if (scaling.kind == domain::AutoscalingKind::QueueDelay ||
        scaling.kind == domain::AutoscalingKind::QueueLength)
        group.rows.append({tr("Idle before it ends"), format.duration(scaling.idleTimeout)});
    if (scaling.warm != domain::WarmPool{})
        group.rows.append({tr("Kept warm"),
                           tr("%n node(s), or %1 of those in service", nullptr, scaling.warm.nodes)
                               .arg(format.percent(scaling.warm.share))});
    return group;
}

QString ConfigurationRows::hashKey(const domain::HashKey& key) {
    switch (key.source) {
        case domain::HashKeySource::Address:
            return tr("callers told apart by address");
        case domain::HashKeySource::Header:
            return tr("callers told apart by the header %1").arg(shown(key.name));
        case domain::HashKeySource::Cookie:
            return tr("callers told apart by the cookie %1").arg(shown(key.name));
        case domain::HashKeySource::Query:
            return tr("callers told apart by the query parameter %1").arg(shown(key.name));
    }
    Q_UNREACHABLE();
}

QString ConfigurationRows::options(const domain::PortSpec& port, const Formatter& format) {
    const domain::BalancingOptions options = port.options.value_or(domain::BalancingOptions{});
    QStringList lines;
    if (domain::hashes(port.balancing)) {
        lines << hashKey(options.hashKey);
        if (options.loadAboveMeanPercent)
            lines << tr("a node gets at most %1 above its share")
                         .arg(format.percent(*options.loadAboveMeanPercent / 100.0));
    }
    if (port.balancing == domain::BalancingPolicy::Queue) {
        lines << tr("%n request(s) at once to a node", nullptr, options.queue.perNode)
              << tr("%n request(s) may wait", nullptr, options.queue.limit)
              << tr("at most %1 of waiting and %2 of work")
                     .arg(format.duration(options.queue.waitTimeout),
                          format.duration(options.queue.processingTimeout));
    }
    if (options.slowStart > domain::Duration{0})
        lines << tr("a new node gets its full share after %1")
                     .arg(format.duration(options.slowStart));
    if (options.retries)
        lines << tr("sends a request that failed again, %n time(s), at most %1 of all", nullptr,
                    options.retries->attempts)
                     .arg(format.percent(options.retries->budgetPercent / 100.0));
    if (options.ejection)
        lines << tr("leaves a node out for %1 after %n failure(s) in a row, at most %2 of all",
                    nullptr, options.ejection->failures)
                     .arg(format.duration(options.ejection->baseTime),
                          format.percent(options.ejection->mostPercent / 100.0));
    if (options.drainLimit)
        lines << tr("cuts requests of a node that leaves off after %1")
                     .arg(format.duration(*options.drainLimit));
    return lines.join(QLatin1Char('\n'));
}

ConfigurationGroup ConfigurationRows::ports(const domain::DeploymentSpec& spec,
                                            const Formatter& format) {
    ConfigurationGroup group{tr("Ports"), {}};
    for (const domain::PortSpec& port : spec.ports) {
        const QString further = options(port, format);
        QString value = policyText(port.balancing);
        if (!further.isEmpty()) value += QLatin1Char('\n') + further;
        group.rows.append({tr("Port %1").arg(port.port), value});
    }
    if (spec.ports.empty()) group.rows.append({tr("Ports"), tr("none: it takes no requests")});
    return group;
}

ConfigurationGroup ConfigurationRows::environment(const domain::DeploymentSpec& spec) {
    ConfigurationGroup group{tr("Environment"), {}};
    for (const domain::EnvironmentVariable& variable : spec.environment)
        group.rows.append({shown(variable.name), shown(variable.value), true});
    if (spec.environment.empty()) group.rows.append({tr("Variables"), tr("none")});
    return group;
}

ConfigurationGroup ConfigurationRows::volumes(const domain::DeploymentSpec& spec,
                                              const domain::Snapshot& snapshot) {
    ConfigurationGroup group{tr("Volumes"), {}};
    for (const domain::VolumeMount& mount : spec.mounts) {
        QString name = shown(mount.volume.value);
        for (const domain::Volume& volume : snapshot.volumes) {
            if (volume.id == mount.volume) name = shown(volume.name);
        }
        group.rows.append({name, shown(mount.path), true});
    }
    if (spec.mounts.empty()) {
        group.rows.append({tr("Volumes"), tr("none: what nodes write ends with them")});
    }
    return group;
}

QString ConfigurationRows::probe(const std::optional<domain::Probe>& probe,
                                 const Formatter& format) {
    if (!probe) return tr("off");
    const QString what =
        probe->kind == domain::ProbeKind::Http
            ? tr("GET %1 on port %2").arg(shown(probe->path), QString::number(probe->port))
            : tr("connects to port %1").arg(probe->port);
    return tr("%1, every %2, limit %3, %n failure(s) in a row", nullptr, probe->failureThreshold)
        .arg(what, format.duration(probe->period), format.duration(probe->timeout));
}

ConfigurationGroup ConfigurationRows::health(const domain::DeploymentSpec& spec,
                                             const Formatter& format) {
    return {tr("Health checks"),
            {{tr("Startup"), probe(spec.health.startup, format)},
             {tr("Readiness"), probe(spec.health.readiness, format)},
             {tr("Liveness"), probe(spec.health.liveness, format)}}};
}

QString ConfigurationRows::apart(domain::AntiAffinity antiAffinity) {
    switch (antiAffinity) {
        case domain::AntiAffinity::None:
            return tr("no");
        case domain::AntiAffinity::Machine:
            return tr("each on a machine of its own");
        case domain::AntiAffinity::Rack:
            return tr("each in a rack of its own");
    }
    Q_UNREACHABLE();
}

ConfigurationGroup ConfigurationRows::lifetime(const domain::DeploymentSpec& spec,
                                               const Formatter& format) {
    return {tr("How it runs"),
            {{tr("Rolling update"), tr("at most %1 more and %2 fewer nodes than wanted")
                                        .arg(spec.rollingUpdate.maxSurge)
                                        .arg(spec.rollingUpdate.maxUnavailable)},
             {tr("Shared memory"), spec.sharedMemory.count == 0 ? tr("the platform's default")
                                                                : format.bytes(spec.sharedMemory)},
             {tr("Time to finish"), format.duration(spec.terminationGrace)},
             {tr("Pauses itself"),
              spec.stopAfter ? tr("after %1").arg(format.duration(*spec.stopAfter)) : tr("never")},
             {tr("Nodes kept apart"), apart(spec.antiAffinity)}}};
}

}  // namespace berth::ui
