// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/images/builtin_images.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace berth::sim::images {

namespace {

using engine::Distribution;
using engine::DistributionKind;

constexpr std::int64_t kMB = 1'000'000;
constexpr std::int64_t kGiB = domain::kGiB;

// Layers that images have in common: what makes a second image on the same machine quick.
const ImageLayer kBase{"sha256:base-debian12", 75 * kMB};
const ImageLayer kCuda{"sha256:cuda-12.4-runtime", 1'180 * kMB};
const ImageLayer kPython{"sha256:python-3.11", 160 * kMB};
const ImageLayer kTorch{"sha256:torch-2.4", 2'900 * kMB};

Distribution constant(double seconds) {
    return {DistributionKind::Constant, seconds, 0};
}
Distribution lognormal(double mean, double cv) {
    return {DistributionKind::Lognormal, mean, cv};
}
Distribution uniform(double mean, double cv) {
    return {DistributionKind::Uniform, mean, cv};
}

ImageLayer own(const std::string& name, std::int64_t bytes) {
    return {"sha256:app-" + name, bytes};
}

void finish(ImageModel& image) {
    image.preset.size = {image.bytes()};
    if (image.listens.empty()) {
        for (const domain::ImagePort& port : image.preset.ports)
            image.listens.push_back(port.port);
    }
}

// An image of ours: small, on the common base.
ImageModel small(const std::string& name, Behaviour behaviour, std::string summary) {
    ImageModel image;
    image.preset.name = name;
    image.preset.reference = std::string(kRegistryPrefix) + name + ":1.0";
    image.preset.category = "Try out";
    image.preset.summary = std::move(summary);
    image.preset.ports = {{80, false, "API"}};
    image.preset.healthPath = "/health";
    image.layers = {kBase, kCuda, kPython, own(name, 12 * kMB)};
    image.behaviour = behaviour;
    image.startTime = lognormal(1.2, 0.2);
    image.serviceTime = lognormal(0.02, 0.5);
    image.gpuMemoryUsed = kGiB / 2;
    return image;
}

// A preset of the catalogue: one big layer of its own on top of what it shares.
ImageModel preset(const std::string& name, const std::string& tagged, std::string category,
                  std::string summary, std::int64_t megabytes, std::int64_t gpuGiB,
                  std::vector<domain::ImagePort> ports) {
    ImageModel image;
    image.preset.name = name;
    image.preset.reference = std::string(kRegistryPrefix) + tagged;
    image.preset.category = std::move(category);
    image.preset.summary = std::move(summary);
    image.preset.ports = std::move(ports);
    image.preset.gpuMemoryNeeded = {gpuGiB * kGiB};
    image.layers = {kBase};
    std::int64_t rest = megabytes * kMB - kBase.bytes;
    for (const ImageLayer& shared : {kCuda, kPython, kTorch}) {
        if (rest <= 2 * shared.bytes) break;
        image.layers.push_back(shared);
        rest -= shared.bytes;
    }
    image.layers.push_back(own(name, rest));
    image.startTime = lognormal(8, 0.3);
    image.serviceTime = lognormal(0.4, 0.6);
    image.gpuMemoryUsed = gpuGiB * kGiB;
    return image;
}

void addOwn(std::vector<ImageModel>& images) {
    images.push_back(small("echo", Behaviour::Echo,
                           "Answers every request with what it was sent "
                           "and the name of the node."));
    images.push_back(small("counter", Behaviour::Counter,
                           "Counts in memory: shows that each node keeps its own state."));
    ImageModel files =
        small("files", Behaviour::Files, "Stores files on the node's own disk, or on a volume.");
    files.preset.writesFiles = true;
    images.push_back(std::move(files));

    ImageModel llm = small("llm", Behaviour::Llm, "A chat model that streams its answer.");
    llm.preset.category = "LLM";
    llm.preset.gpuMemoryNeeded = {8 * kGiB};
    llm.preset.ports = {{8000, false, "API"}};
    llm.layers = {kBase, kCuda, kPython, kTorch, own("llm", 5'100 * kMB)};
    llm.startTime = lognormal(18, 0.25);
    llm.serviceTime = lognormal(1.8, 0.5);
    llm.concurrency = 4;
    llm.gpuUseBusy = 0.92;
    llm.gpuMemoryUsed = 8 * kGiB;
    images.push_back(std::move(llm));

    ImageModel image = small("image", Behaviour::Image,
                             "Makes pictures: a web page with state on 8188, a stateless API on "
                             "3000.");
    image.preset.category = "Image";
    image.preset.gpuMemoryNeeded = {10 * kGiB};
    image.preset.ports = {{3000, false, "API"}, {8188, true, "web page"}};
    image.layers = {kBase, kCuda, kPython, kTorch, own("image", 7'800 * kMB)};
    image.startTime = lognormal(12, 0.25);
    image.serviceTime = lognormal(3.5, 0.4);
    image.concurrency = 1;
    image.gpuUseBusy = 0.97;
    image.preset.writesFiles = true;
    image.gpuMemoryUsed = 10 * kGiB;
    images.push_back(std::move(image));
}

void addBroken(std::vector<ImageModel>& images) {
    ImageModel port =
        small("broken-port", Behaviour::Echo, "Says it listens on 80 but listens on 8080.");
    port.listens = {8080};
    images.push_back(std::move(port));

    ImageModel slow = small("slow-start", Behaviour::Echo, "Takes 90 seconds to begin to listen.");
    slow.startTime = constant(90);
    images.push_back(std::move(slow));

    ImageModel crash = small("crash-loop", Behaviour::Echo, "Ends with code 1 after 20 seconds.");
    crash.crashAfter = uniform(20, 0.05);
    crash.crashExitCode = 1;
    images.push_back(std::move(crash));
    ImageModel leak = small("memory-leak", Behaviour::Echo,
                            "Takes more and more memory: ended with code 137 after about five "
                            "minutes.");
    leak.crashAfter = uniform(300, 0.2);
    leak.crashExitCode = 137;
    images.push_back(std::move(leak));
    for (std::size_t i = images.size() - 4; i < images.size(); ++i)
        images[i].preset.category = "Broken on purpose";
}

void addPresets(std::vector<ImageModel>& images) {
    ImageModel daily = preset("dailyhot", "dailyhot:1.0", "Tool", "Hot topics of many sites.", 822,
                              0, {{80, false, "API"}, {6688, false, "web page"}});
    daily.startTime = lognormal(2, 0.3);
    daily.serviceTime = lognormal(0.06, 0.6);
    images.push_back(std::move(daily));

    ImageModel ollama =
        preset("ollama", "ollama:2025-10-30-rc1", "LLM", "Ollama: open models behind one API.",
               3'200, 6, {{11434, false, "API"}});
    ollama.behaviour = Behaviour::Llm;
    ollama.serviceTime = lognormal(2.2, 0.5);
    ollama.concurrency = 4;
    images.push_back(std::move(ollama));

    ImageModel vllm = preset("vllm", "vllm-openai:v0.19.0-copy", "LLM",
                             "vLLM: fast inference with an OpenAI-style API.", 10'000, 18,
                             {{8000, false, "API"}});
    vllm.behaviour = Behaviour::Llm;
    vllm.preset.healthPath = "/health";
    vllm.startTime = lognormal(35, 0.25);
    vllm.serviceTime = lognormal(1.4, 0.5);
    vllm.concurrency = 16;
    images.push_back(std::move(vllm));

    ImageModel flux = preset("comfyui-flux", "comfyui-flux:0.5", "Image",
                             "Flux.1-dev in ComfyUI: page on 8188, API on 3000.", 25'415, 18,
                             {{3000, false, "API"}, {8188, true, "web page"}});
    flux.behaviour = Behaviour::Image;
    flux.startTime = lognormal(25, 0.25);
    flux.serviceTime = lognormal(9, 0.4);
    flux.concurrency = 1;
    flux.gpuUseBusy = 0.98;
    flux.preset.writesFiles = true;
    images.push_back(std::move(flux));

    ImageModel whisper = preset("whisper", "openai-whisper-asr-webservice:v1.8.2-gpu", "Speech",
                                "Whisper: speech to text.", 6'200, 6, {{9000, false, "API"}});
    whisper.serviceTime = lognormal(4, 0.6);
    whisper.concurrency = 2;
    images.push_back(std::move(whisper));

    ImageModel ubuntu =
        preset("ubuntu2404", "ubuntu2404-base:2025-12-11-rc1", "Development",
               "Ubuntu 24.04 with Jupyter on 8888 and code-server on 62661.", 43'335, 0,
               {{8888, true, "web page"},
                {62661, true, "web page"},
                {8000, false, "API"},
                {8001, false, "API"},
                {8002, false, "API"}});
    ubuntu.preset.writesFiles = true;
    ubuntu.serviceTime = lognormal(0.05, 0.5);
    images.push_back(std::move(ubuntu));
}

}  // namespace

std::vector<ImageModel> builtinImages() {
    std::vector<ImageModel> images;
    addOwn(images);
    addBroken(images);
    addPresets(images);
    for (ImageModel& image : images)
        finish(image);
    return images;
}

const ImageModel* findImage(std::span<const ImageModel> images, std::string_view address) {
    std::string_view bare = address;
    if (bare.starts_with(kRegistryPrefix)) bare.remove_prefix(kRegistryPrefix.size());
    for (const ImageModel& image : images) {
        const std::string_view reference = image.preset.reference;
        if (address == reference || bare == image.preset.name) return &image;
        // Without its tag; a colon before the last slash belongs to a registry's port.
        const std::size_t colon = reference.rfind(':');
        const std::size_t slash = reference.rfind('/');
        const bool tagged =
            colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash);
        if (tagged && address == reference.substr(0, colon)) return &image;
    }
    return nullptr;
}

}  // namespace berth::sim::images
