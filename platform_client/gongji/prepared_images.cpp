// SPDX-License-Identifier: GPL-3.0-or-later
// Source of names, addresses, ports, sizes and hardware: the platform's list of prepared images as
// of 23 April 2026. What it does not tell is left open here: a port counts as stateful only where
// the platform says that it wants one node, an image has a size only where one is given, and a
// health path only where the program's own manual has one (vLLM: GET /health).
#include "platform_client/gongji/prepared_images.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace berth::platform_client::gongji {
namespace {

struct Row {
    const char* name;
    const char* image;  // in the platform's registry
    const char* category;
    std::vector<int> ports;
    const char* hardware = "";  // as recommended
    std::int64_t megabytes = 0;
};

// Newest first within a category. What is light and runs anywhere leads, since a form that has to
// begin with something begins with the first.
const std::vector<Row>& rows() {
    static const std::vector<Row> kRows{
        {"DailyHot", "public-hub/dailyhot:1.0", "Tool", {6688, 80}, "", 822},

        {"Ubuntu2404",
         "public-hub/ubuntu2404-base:2025-12-11-rc1",
         "Development",
         {8888, 62661, 8000, 8001, 8002},
         "",
         43'335},
        {"llama-factory",
         "public-hub/ddn-k8s/docker.io/opencsghq/llama-factory:hsz202511161954-20251116103636754",
         "Training",
         {7860, 8000}},

        {"Qwen3.5-9B-Claude-Opus-Distilled",
         "public-hub/vllm-openai:v2026-3-5-nightly",
         "LLM",
         {8000},
         "one 4090"},
        {"Qwen3.5-27B-Claude-Opus-GGUF",
         "public-hub/vllm-openai:v2026-3-5-nightly",
         "LLM",
         {},
         "four 4090"},
        {"Qwen3.5-27B",
         "public-hub/vllm-openai:v2026-3-5-nightly",
         "LLM",
         {8000},
         "four to eight 4090"},
        {"Qwen3.5-9B", "public-hub/qwen35-9b:v0.17.0-rc1", "LLM", {8000}},
        {"Qwen3.5-0.8B", "public-hub/vllm-openai:v2026-3-5-nightly", "LLM", {8000}},
        {"Ollama", "public-hub/ollama:2025-10-30-rc1", "LLM", {11434}, "", 3'200},
        {"VLLM", "public-hub/vllm-openai:v0.19.0-copy", "LLM", {8000}, "", 10'000},
        {"GPT-OSS-20B", "public-hub/gpt-oss-20b:sglang", "LLM", {30000}},
        {"MiniCPM 4-8B", "public-hub/minicpm4-8b:latest", "LLM", {11434}, "one 4090"},
        {"Open WebUI + Qwen3 30B A3B", "public-hub/qwen3-32b:20250711", "LLM", {11434}, "one 4090"},

        {"HunyuanImage-3", "public-hub/hunyuanimage3:v1.0.0", "Multimodal", {30000}, "eight H20"},
        {"MiniCPM-o 4.5", "public-hub/minicpm-o-4_5:2.0.0", "Multimodal", {8006}},
        {"Qwen3-8B-VL", "public-hub/vllm-openai:qwen3-8b-vl-20251031103919358", "Vision", {8000}},

        {"Qwen-Image-2512",
         "public-hub/qwen-image-2512:v1.2-20260211152453201",
         "Image",
         {8188, 3000}},
        {"Z-image", "public-hub/z-image:0.11.0-20260129113314700", "Image", {8188, 3000}},
        {"Z Image Turbo",
         "public-hub/z_image_turbo:1.0.0-20251128100853041",
         "Image",
         {8188, 3000},
         "a card with 16 GB or more"},
        {"Flux.2 [dev]", "public-hub/flux2:2.0.1-20251130010929605", "Image", {8188, 3000}},
        {"Qwen Image",
         "public-hub/comfyui-qwen-image:8steps-loras-20251010124623105",
         "Image",
         {3000, 8188}},
        {"Flux.1-Krea[dev]", "public-hub/comfyui-krea:0.2", "Image", {3000, 8188}},
        {"SD-3.5-large ComfyUI", "public-hub/comfyui-sd:v3.5-1", "Image", {3000, 8188}, "one 4090"},
        {"SD-2.1 WebUI",
         "public-hub/lightcloud/sd-webui:hsz12111834-20251211183550518",
         "Image",
         {7860},
         "one 4090"},
        {"Flux.1-dev ComfyUI",
         "public-hub/comfyui-flux:0.5",
         "Image",
         {3000, 8188},
         "one 4090",
         25'415},
        {"SD-1.5 WebUI", "public-hub/stable-diffusion-webui:v1", "Image", {7860}, "one 4090"},

        {"Qwen-Image-Layered",
         "public-hub/qwen-image-layered:1.2",
         "Image editing",
         {7869},
         "a 5090 or more"},
        {"ComfyUI-FaceFusion",
         "public-hub/comfyui-facefusio-api:invisiblekk-298b5307-7f5d-4c83-9c55-1be3e0191574",
         "Image editing",
         {3000, 8188}},
        {"FaceFusion", "public-hub/facefusion:0.1.0", "Image editing", {7860}},
        {"Qwen-Image-Edit",
         "public-hub/comfyui-qwen-image-edit:0.2.2",
         "Image editing",
         {3000, 8188}},
        {"CodeFormer", "public-hub/codeformer:070718", "Image editing", {7860}},
        {"HivisionIDPhotos", "public-hub/hivision_idphotos:latest", "Image editing", {7860, 8080}},
        {"Flux.1 Kontext Dev", "public-hub/comfyui-kontext:0.3", "Image editing", {3000, 8188}},

        {"Wan2.2-I2V-14B",
         "public-hub/wan2.2-14b:4steps-loras-20251009183959113",
         "Video",
         {3000, 8188}},
        {"WAN 2.2", "public-hub/wan-2.2:0.2", "Video", {3000, 8188}},
        {"HunyuanPortrait", "public-hub/hyportrait:070714", "Video", {8089}},
        {"FramePack-F1", "public-hub/framepack:0.4-f1", "Video", {7860}, "one 4090"},
        {"HunyuanWorld-Mirror", "public-hub/hunyuanworld-mirror:0.3.8", "3D", {7860}, "one card"},

        {"IndexTTS", "public-hub/index-tts:0.3.0", "Speech", {7860}},
        {"FunASR", "public-hub/funasr-online-server:V070117", "Speech", {10095}},
        {"CosyVoice", "public-hub/cosyvoice:v2.0.0", "Speech", {7860}},
        {"Whisper",
         "public-hub/openai-whisper-asr-webservice:v1.8.2-gpu",
         "Speech",
         {9000},
         "one 4090"},

        {"ACE-Step 1.5",
         "community-hub/vm/pytorch271-cuda128-ubuntu2204:acestep1.5-20260205172411051",
         "Music",
         {8888, 62661, 7860, 8001}},
        {"ACE-Step", "public-hub/acestep:1.0", "Music", {7865}},

        {"PaddleOCR-VL-0.9B",
         "public-hub/paddlepaddle/paddlex-genai-vllm-server:hsz202510291601-20251029160827276",
         "Documents",
         {8080}},
        {"MinerU 2.5", "public-hub/mineru:0.1.3", "Documents", {8000, 7860}},
    };
    return kRows;
}

// What a port is on all of the platform's images: the page of ComfyUI (its API on 3000 keeps
// nothing), Jupyter, code-server, and the ports of Ollama and FunASR.
domain::ImagePort portOf(int port) {
    switch (port) {
        case 8188:
        case 8888:
        case 62661:
            return {port, true, "web page"};
        case 3000:
        case 11434:
            return {port, false, "API"};
        case 10095:
            return {port, false, "WebSocket"};
        default:
            return {port, false, {}};
    }
}

domain::ImagePreset presetOf(const Row& row) {
    constexpr std::string_view kRegistry = "harbor.suanleme.cn/";
    constexpr std::int64_t kMegabyte = 1'000'000;
    domain::ImagePreset preset;
    preset.name = row.name;
    preset.reference = std::string(kRegistry) + row.image;
    preset.category = row.category;
    if (*row.hardware != '\0') preset.summary = std::string("Made for ") + row.hardware + ".";
    preset.size = {row.megabytes * kMegabyte};
    for (const int port : row.ports) {
        preset.ports.push_back(portOf(port));
        preset.writesFiles |= preset.ports.back().stateful;
    }
    const std::string_view image = row.image;
    if (image.starts_with("public-hub/vllm-openai:")) preset.healthPath = "/health";
    return preset;
}

// Beside the image itself: what the platform's own form fills in for it.
struct Start {
    const char* name;
    std::vector<domain::EnvironmentVariable> environment;
    std::vector<std::string> command = {};
};

const std::vector<Start>& starts() {
    static const std::vector<Start> kStarts{
        {"VLLM",
         {{"VLLM_USE_MODELSCOPE", "true"}},
         {"/bin/bash", "-c", "vllm serve Qwen/Qwen3-8B-FP8 --max-model-len 16K --max-num-seqs 2"}},
        {"MiniCPM 4-8B", {{"OLLAMA_HOST", "0.0.0.0"}, {"OLLAMA_ORIGINS", "*"}}},
        {"FramePack-F1", {{"HF_ENDPOINT", "https://hf-mirror.com"}}},
        {"MinerU 2.5", {{"USE_API", "false"}}},
        {"HivisionIDPhotos", {{"share", "True"}}},
        {"ACE-Step", {{"bf16", "True"}, {"torch_compile", "True"}, {"overlapped_decode", "True"}}},
    };
    return kStarts;
}

}  // namespace

const std::vector<domain::ImagePreset>& preparedImages() {
    static const std::vector<domain::ImagePreset> kPresets = [] {
        std::vector<domain::ImagePreset> presets;
        for (const Row& row : rows())
            presets.push_back(presetOf(row));
        for (const Start& start : starts()) {
            const auto preset = std::ranges::find(presets, start.name, &domain::ImagePreset::name);
            preset->environment = start.environment;
            preset->command = start.command;
        }
        return presets;
    }();
    return kPresets;
}

const std::vector<std::string>& blockedRegistries() {
    static const std::vector<std::string> kBlocked{"docker.io", "ghcr.io"};
    return kBlocked;
}

domain::Change withImageAddress(domain::Change change) {
    std::visit(
        [](auto& each) {
            if constexpr (requires { each.spec.image; }) {
                const auto& presets = preparedImages();
                const auto named = std::find_if(
                    presets.begin(), presets.end(),
                    [&](const domain::ImagePreset& one) { return one.name == each.spec.image; });
                if (named != presets.end()) each.spec.image = named->reference;
            }
        },
        change);
    return change;
}

}  // namespace berth::platform_client::gongji
