// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <tl/expected.hpp>

#include "app/simtool/commands.h"
#include "app/simtool/stop_signals.h"
#include "sim/sweep/seed_range.h"

namespace berth::app {

// What is done for one seed, on a thread of its own among several. It looks at `stop` now and then
// and gives up, with false, once that is set.
using SeedWork = std::function<bool(std::uint64_t seed, const std::atomic<bool>& stop)>;

enum class SeedsEnded { AllDone, Stopped };

// Hands the seeds out in order to `jobs` threads; shows progress on a terminal; ends early when
// somebody wants it to stop or when `enough` says so after a seed (it is asked on this thread).
SeedsEnded runSeeds(const sim::sweep::SeedRange& seeds, int jobs, const SeedWork& work,
                    const StopSignals& stop, const Streams& streams,
                    const std::function<bool()>& enough = {});

// The value of --jobs; without one as many as the machine has processors. The error is one English
// sentence.
[[nodiscard]] tl::expected<int, std::string> jobsOf(const Arguments& arguments);

}  // namespace berth::app
