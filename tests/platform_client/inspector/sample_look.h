// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "models/domain/inspection.h"

// What a healthy machine with two GPUs prints, to be changed into an ill one.

namespace berth::platform_client::inspector::testing {

inline constexpr std::string_view kNonce = "00112233445566778899aabbccddeeff";

class SampleLook {
  public:
    // The machine after so many seconds of uptime; its counters have grown with it.
    explicit SampleLook(int uptime = 100'000);

    // Exchanges the first place where `from` stands in the section; it must be there.
    SampleLook& change(std::string_view section, std::string_view from, std::string_view to);
    // Likewise all places.
    SampleLook& changeAll(std::string_view section, std::string_view from, std::string_view to);
    SampleLook& set(std::string_view section, std::string_view body, int status = 0);
    SampleLook& append(std::string_view section, std::string_view text);
    SampleLook& remove(std::string_view section);
    // Its end never came, and nothing after it.
    SampleLook& leaveUnfinished(std::string_view section);

    [[nodiscard]] const std::string& body(std::string_view section) const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] domain::Inspection read() const;

  private:
    struct Section {
        std::string body;
        int status = 0;
        bool finished = true;
    };
    std::map<std::string, Section, std::less<>> m_sections;
};

// The full form of nvidia-smi for one GPU, and around GPUs.
[[nodiscard]] std::string sampleGpu(int index);
[[nodiscard]] std::string sampleGpuXml(int gpus);
// Of a driver of 2019: other tags, counts by bits, retired pages.
[[nodiscard]] std::string oldGpuXml();
// The section "files" of a healthy machine.
[[nodiscard]] std::string sampleFiles(int uptime);

}  // namespace berth::platform_client::inspector::testing
