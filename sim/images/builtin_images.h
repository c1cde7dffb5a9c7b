// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sim/images/image_model.h"

namespace berth::sim::images {

inline constexpr std::string_view kRegistryPrefix = "harbor.suanleme.cn/public-hub/";

// The images a simulation always knows: those with a behaviour of their own (echo, counter, files,
// llm, image, broken-port, slow-start, crash-loop, memory-leak), and presets of the platform's
// catalogue. Times and GPU figures are chosen to be plausible; sizes of presets are the catalogue's
// where it gives them (DailyHot, Ollama, vLLM, Flux.1, Ubuntu 24.04) and estimates elsewhere.
[[nodiscard]] std::vector<ImageModel> builtinImages();

// By short name ("echo"), by reference, or by registry prefix and short name with or without a tag
// ("harbor.suanleme.cn/public-hub/echo"). Null when nothing is known under that address.
[[nodiscard]] const ImageModel* findImage(std::span<const ImageModel> images,
                                          std::string_view address);

}  // namespace berth::sim::images
