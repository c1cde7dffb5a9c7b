// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/refusal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "models/domain/text.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;

struct Words {
    RefusalKind kind;
    std::initializer_list<std::string_view> any;
};

// In this order: a message about the signature of a token is about the signature, one about stock
// that is insufficient is not about money. English words are looked for in lower case.
const auto& phrases() {
    static const std::array<Words, 10> kPhrases{{
        {RefusalKind::Timestamp, {"timestamp", "时间戳", "时钟", "服务器时间"}},
        {RefusalKind::Signature, {"signature", "sign_str", "签名", "验签"}},
        {RefusalKind::Token, {"token", "登录已失效", "未登录", "密钥", "unauthorized"}},
        {RefusalKind::RateLimited,
         {"rate limit", "too many", "频繁", "限流", "超过频率", "throttl"}},
        {RefusalKind::NoStock, {"库存", "inventory", "sold out", "售罄", "资源不足"}},
        {RefusalKind::NoMoney, {"余额", "欠费", "insufficient", "balance"}},
        {RefusalKind::NameTaken, {"已存在", "重名", "名称重复", "already exist", "duplicate"}},
        {RefusalKind::NotFound, {"不存在", "已删除", "not exist", "not found"}},
        {RefusalKind::WrongState,
         {"任务必须为", "已暂停", "无需暂停", "无需恢复", "未暂停", "已运行", "运行中", "当前状态",
          "状态不允许", "已在结束"}},
        {RefusalKind::Invalid,
         {"参数", "不能为空", "格式", "invalid", "illegal", "required", "不支持"}},
    }};
    return kPhrases;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

// What existing clients take the codes for; used only where the message is silent.
RefusalKind ofCode(std::string_view code) {
    if (code == "C001" || code == "C002" || code == "C003" || code == "C004" || code == "C005" ||
        code == "C006" || code == "C007" || code == "A003")
        return RefusalKind::Token;
    if (code == "C008" || code == "C009") return RefusalKind::RateLimited;
    if (code == "C010") return RefusalKind::WrongState;
    return RefusalKind::Other;
}

RefusalKind kindOf(std::string_view code, std::string_view message) {
    // Then what follows is about a field, whose name may hold any of the other words.
    if (message.starts_with("参数")) return RefusalKind::Invalid;
    const std::string words = lowered(message);
    for (const Words& each : phrases()) {
        if (std::any_of(each.any.begin(), each.any.end(), [&](std::string_view phrase) {
                return words.find(phrase) != std::string::npos;
            }))
            return each.kind;
    }
    return ofCode(code);
}

ErrorCode codeOf(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::Timestamp:
        case RefusalKind::Signature:
        case RefusalKind::Token:
        case RefusalKind::NoMoney:
            return ErrorCode::PermissionDenied;
        case RefusalKind::RateLimited:
            return ErrorCode::LimitExceeded;
        case RefusalKind::NoStock:
            return ErrorCode::NoCapacity;
        case RefusalKind::NotFound:
            return ErrorCode::NotFound;
        case RefusalKind::NameTaken:
            return ErrorCode::AlreadyExists;
        case RefusalKind::WrongState:
            return ErrorCode::WrongState;
        case RefusalKind::Invalid:
        case RefusalKind::Other:
            break;
    }
    // It has answered, and said no: whatever the reason, the request as it stands is refused.
    return ErrorCode::InvalidArgument;
}

}  // namespace

Refusal readRefusal(std::string code, std::string message) {
    constexpr std::size_t kLongest = 500;
    Refusal refusal;
    refusal.kind = kindOf(code, message);
    refusal.code = domain::keepUtf8(std::string_view(code).substr(0, 32));
    refusal.message = domain::keepUtf8(std::string_view(message).substr(0, kLongest));
    return refusal;
}

domain::Error toError(const Refusal& refusal) {
    domain::Error error;
    error.code = codeOf(refusal.kind);
    error.detail = refusal.message.empty()
                       ? fmt::format("the platform refused: {}", refusal.code)
                       : fmt::format("the platform refused: {} {}", refusal.code, refusal.message);
    error.retryCanHelp =
        refusal.kind == RefusalKind::RateLimited || refusal.kind == RefusalKind::NoStock;
    if (refusal.kind == RefusalKind::NameTaken) error.field = "name";
    return error;
}

}  // namespace berth::platform_client::gongji
