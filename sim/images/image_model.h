// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/catalogue.h"
#include "sim/engine/distribution.h"
#include "sim/engine/time.h"

namespace berth::sim::images {

// How the containers of an image answer requests; the code behind each is in sim/serving.
enum class Behaviour { Echo, Counter, Files, Llm, Image, Plain };

struct ImageLayer {
    std::string digest;  // equal digests are one layer, shared between images
    std::int64_t bytes = 0;
};

// Everything the simulator knows about an image, as plain data: from the built-in list or a
// scenario.
struct ImageModel {
    domain::ImagePreset preset;      // name, address, ports, memory, health path
    std::vector<ImageLayer> layers;  // bottom first
    Behaviour behaviour = Behaviour::Plain;
    std::vector<int> listens;          // ports the container really listens on (broken-port: not
                                       // those it declares)
    engine::Distribution startTime;    // container start until it listens, seconds
    engine::Distribution serviceTime;  // per request, seconds
    int concurrency = 8;               // requests a node works on at once
    int queueLimit = 1024;             // further ones wait; beyond: refused with 503
    std::optional<engine::Distribution> crashAfter;  // the process ends by itself after that long
    int crashExitCode = 1;
    double gpuUseIdle = 0.01, gpuUseBusy = 0.7;  // 0 … 1 of its cards
    std::int64_t gpuMemoryUsed = 0;              // bytes once started
    // Of requests that find their node cold: the first so many after its start, or after it had
    // nothing to do for longer than it is kept warm (0: for ever). Nothing: as serviceTime.
    std::optional<engine::Distribution> coldServiceTime;
    int coldRequests = 1;
    engine::Time keepWarm = 0;

    // Without its cards its program does not run.
    [[nodiscard]] bool usesGpu() const { return gpuMemoryUsed > 0 || gpuUseBusy > 0; }
    [[nodiscard]] std::int64_t bytes() const {
        std::int64_t sum = 0;
        for (const ImageLayer& layer : layers)
            sum += layer.bytes;
        return sum;
    }
    [[nodiscard]] bool listensOn(int port) const {
        for (int p : listens) {
            if (p == port) return true;
        }
        return false;
    }
};

}  // namespace berth::sim::images
