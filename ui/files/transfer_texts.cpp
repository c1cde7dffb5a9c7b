// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/transfer_texts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "models/domain/remote_path.h"
#include "ui/files/file_error_texts.h"
#include "ui/files/file_words.h"
#include "ui/support/shown_text.h"

namespace berth::ui {

using bridge::TransferJob;
using bridge::TransferStage;

namespace {

constexpr std::size_t kMostProblems = 10;

// Texts of transfers belong together in one context.
struct TransferTexts {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::TransferTexts)
};

bool isDownload(const TransferJob& job) {
    return job.request.direction == domain::TransferDirection::Download;
}

QString progressText(const TransferJob& job, const Formatter& format) {
    const domain::TransferProgress& progress = job.progress;
    if (!progress.bytesTotal) {
        return TransferTexts::tr("Counting: %n file(s) so far", nullptr,
                                 progress.filesTotal.value_or(progress.filesDone));
    }
    QStringList parts{format.bytesOf({std::min(progress.bytesDone, *progress.bytesTotal)},
                                     {*progress.bytesTotal})};
    if (progress.verifying) {
        parts << TransferTexts::tr("comparing both sides");
    } else if (job.stage == TransferStage::Paused) {
        parts << TransferTexts::tr("paused");
    } else if (job.bytesPerSecond && *job.bytesPerSecond > 0) {
        parts << format.bytesPerSecond(*job.bytesPerSecond);
        const double left = static_cast<double>(std::max<std::int64_t>(
                                0, *progress.bytesTotal - progress.bytesDone)) /
                            *job.bytesPerSecond;
        constexpr double kLongest = 100.0 * 3600;  // beyond that it is a guess of no use
        if (left < kLongest) {
            parts << TransferTexts::tr("%1 left").arg(
                format.duration(std::chrono::seconds(static_cast<std::int64_t>(left) + 1)));
        }
    }
    if (!progress.current.empty()) parts << shownText(domain::lastPart(progress.current));
    return parts.join(QStringLiteral(" · "));
}

QString endText(const TransferJob& job, const Formatter& format) {
    if (job.error) return fileErrorText(*job.error);
    const domain::TransferReport& report = *job.report;
    if (job.isComplete()) {
        return TransferTexts::tr("%1 in %n file(s), compared on both sides, %2", nullptr,
                                 report.files)
            .arg(format.bytes({report.bytes}), deskTime(job.endedUnixMs, format));
    }
    const auto failed = static_cast<int>(report.problems.size()) + report.moreProblems;
    return TransferTexts::tr("%n file(s) did not come through", nullptr, failed);
}

}  // namespace

QString transferTitle(const TransferJob& job) {
    const auto& sources = job.request.sources;
    const QString first =
        sources.empty() ? QString() : shownText(domain::lastPart(sources.front()));
    const auto more = static_cast<int>(sources.size()) - 1;
    if (more <= 0) {
        return (isDownload(job) ? TransferTexts::tr("Download %1") : TransferTexts::tr("Upload %1"))
            .arg(first);
    }
    return (isDownload(job) ? TransferTexts::tr("Download %1 and %n more", nullptr, more)
                            : TransferTexts::tr("Upload %1 and %n more", nullptr, more))
        .arg(first);
}

QString transferState(const TransferJob& job, const Formatter& format) {
    switch (job.stage) {
        case TransferStage::Waiting:
            return TransferTexts::tr("Waits for the transfers before it");
        case TransferStage::Running:
        case TransferStage::Paused:
            return progressText(job, format);
        case TransferStage::Ended:
            break;
    }
    return endText(job, format);
}

QString transferProblems(const TransferJob& job) {
    if (!job.report) return {};
    const auto& problems = job.report->problems;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), kMostProblems); ++i) {
        const domain::TransferProblem& each = problems[i];
        lines << TransferTexts::tr("%1: %2").arg(shownText(each.path, kShownMessage),
                                                 fileErrorText(each.error));
    }
    const std::size_t rest = problems.size() - std::min(problems.size(), kMostProblems) +
                             static_cast<std::size_t>(std::max(0, job.report->moreProblems));
    if (rest > 0) lines << TransferTexts::tr("and %n more", nullptr, static_cast<int>(rest));
    return lines.join(QLatin1Char('\n'));
}

double transferRatio(const TransferJob& job) {
    const domain::TransferProgress& progress = job.progress;
    if (!progress.bytesTotal) return -1;
    if (*progress.bytesTotal <= 0) return 1;
    return std::clamp(
        static_cast<double>(progress.bytesDone) / static_cast<double>(*progress.bytesTotal), 0.0,
        1.0);
}

}  // namespace berth::ui
