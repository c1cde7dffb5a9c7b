// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/trace.h"

#include <fmt/core.h>

#include <cmath>
#include <string>

namespace berth::sim::workload {

namespace {

using domain::CsvColumns;
using domain::CsvFault;
using domain::CsvReader;

tl::unexpected<CsvFault> faultAt(const CsvReader& reader, std::size_t column, std::string message) {
    return tl::unexpected(
        CsvFault{reader.line(), static_cast<int>(column) + 1, std::move(message)});
}

// A cell with a span in seconds.
tl::expected<engine::Time, CsvFault> spanAt(const CsvReader& reader, std::size_t column) {
    const std::string_view cell = reader.fields()[column];
    const auto seconds = domain::csvNumber(cell);
    if (!seconds || *seconds < 0) {
        return faultAt(reader, column,
                       fmt::format("must be a number of seconds, 0 or more, such as 12.5, not {}",
                                   domain::csvQuote(cell)));
    }
    if (*seconds > engine::toSeconds(Trace::kLongest)) {
        return faultAt(reader, column,
                       fmt::format("{} seconds are more than the 366 days that a run can last: are "
                                   "they milliseconds, or seconds since 1970?",
                                   domain::csvQuote(cell)));
    }
    return static_cast<engine::Time>(std::llround(*seconds * 1e9));
}

tl::unexpected<CsvFault> tooManyLines(const CsvReader& reader) {
    return tl::unexpected(CsvFault{
        reader.line(), 0,
        fmt::format("more than {} lines: cut the file, or count requests per bin (columns time and "
                    "count)",
                    Trace::kMostLines)});
}

struct TraceColumns {
    std::size_t time = 0;
    bool relative = false;
    std::optional<std::size_t> service, count;
};

tl::expected<TraceColumns, CsvFault> traceColumns(CsvReader& reader) {
    const auto columns = CsvColumns::read(reader);
    if (!columns) return tl::unexpected(columns.error());
    const auto time = columns->find("time");
    const auto distance = columns->find("inter_arrival");
    if (!time && !distance) {
        auto missing = columns->require("time");
        missing.error().message +=
            ". Call the column with the seconds since the start \"time\", or that with the seconds "
            "since the line before \"inter_arrival\"";
        return tl::unexpected(missing.error());
    }
    if (time && distance) {
        return faultAt(reader, *distance,
                       "both \"time\" and \"inter_arrival\": they say the same, remove one");
    }
    TraceColumns found{time ? *time : *distance, !time, columns->find("service_time"),
                       columns->find("count")};
    if (found.count && found.relative)
        return faultAt(reader, *found.count, "\"count\" needs \"time\", the start of each bin");
    if (found.count && found.service) {
        return faultAt(reader, *found.service,
                       "\"service_time\" has no place beside \"count\": remove one");
    }
    return found;
}

}  // namespace

tl::expected<Trace, CsvFault> Trace::read(std::istream& in) {
    CsvReader reader(in);
    const auto columns = traceColumns(reader);
    if (!columns) return tl::unexpected(columns.error());
    Trace trace;
    engine::Time last = 0;
    std::int64_t lastLine = 0;
    for (;;) {
        const auto got = reader.next();
        if (!got) return tl::unexpected(got.error());
        if (!*got) break;
        if (trace.lines() == kMostLines) return tooManyLines(reader);
        const auto span = spanAt(reader, columns->time);
        if (!span) return tl::unexpected(span.error());
        const engine::Time at = columns->relative ? last + *span : *span;
        if (at < last) {
            return faultAt(reader, columns->time,
                           fmt::format("{} lies before the line above ({}): sort the lines by time",
                                       domain::csvQuote(reader.fields()[columns->time]),
                                       engine::toSeconds(last)));
        }
        if (at > kLongest)
            return faultAt(reader, columns->time, "lies after the 366 days that a run can last");
        trace.m_times.push_back(last = at);
        lastLine = reader.line();
        if (columns->service) {
            engine::Time service = -1;
            if (!reader.fields()[*columns->service].empty()) {
                const auto given = spanAt(reader, *columns->service);
                if (!given) return tl::unexpected(given.error());
                service = *given;
            }
            trace.m_services.push_back(service);
        }
        std::int64_t requests = 1;
        if (columns->count) {
            const std::string_view cell = reader.fields()[*columns->count];
            const auto count = domain::csvInteger(cell);
            if (!count || *count < 0 || *count > kHighestCount) {
                return faultAt(reader, *columns->count,
                               fmt::format("must be a whole number from 0 to {}, not {}",
                                           kHighestCount, domain::csvQuote(cell)));
            }
            requests = *count;
            trace.m_counts.push_back(requests);
        }
        trace.m_requests += requests;
    }
    if (trace.m_requests == 0)
        return tl::unexpected(CsvFault{0, 0, "has no request in it: add lines below the first"});
    if (trace.counted() && trace.m_counts.back() != 0) {
        return tl::unexpected(
            CsvFault{lastLine, static_cast<int>(*columns->count) + 1,
                     "the last bin has no end: add a line with the time of its end and count 0"});
    }
    return trace;
}

double Trace::meanRate() const {
    const double seconds = engine::toSeconds(m_times.back());
    return seconds > 0 ? static_cast<double>(m_requests) / seconds : 0;
}

tl::expected<WeightedSpans, CsvFault> readSpans(std::istream& in, std::string_view column,
                                                std::string_view weight) {
    CsvReader reader(in);
    const auto columns = CsvColumns::read(reader);
    if (!columns) return tl::unexpected(columns.error());
    const auto spans = columns->require(column);
    if (!spans) return tl::unexpected(spans.error());
    std::optional<std::size_t> weights;
    if (!weight.empty()) {
        const auto found = columns->require(weight);
        if (!found) return tl::unexpected(found.error());
        weights = *found;
    }
    WeightedSpans read;
    double sum = 0;
    for (;;) {
        const auto got = reader.next();
        if (!got) return tl::unexpected(got.error());
        if (!*got) break;
        if (read.seconds.size() == Trace::kMostLines) return tooManyLines(reader);
        const auto span = spanAt(reader, *spans);
        if (!span) return tl::unexpected(span.error());
        double weighs = 1;
        if (weights) {
            const std::string_view cell = reader.fields()[*weights];
            const auto number = domain::csvNumber(cell);
            if (!number || *number < 0 || *number > 1e12) {
                return faultAt(
                    reader, *weights,
                    fmt::format("must be a number from 0 to 1e12, not {}", domain::csvQuote(cell)));
            }
            weighs = *number;
        }
        read.seconds.push_back(static_cast<double>(*span) / engine::kSecond);
        read.weights.push_back(weighs);
        sum += weighs;
    }
    if (!(sum > 0)) {
        return tl::unexpected(
            CsvFault{0, 0, "has no value that weighs anything: add lines below the first"});
    }
    return read;
}

}  // namespace berth::sim::workload
