// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/refusal.h"

#include <gtest/gtest.h>

#include <string>

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;

struct Case {
    const char* code;
    const char* message;
    RefusalKind kind;
    ErrorCode error;
};

TEST(Refusal, IsToldByTheWordsThatThePlatformUses) {
    const Case cases[] = {
        {"C010", "任务必须为暂停中", RefusalKind::WrongState, ErrorCode::WrongState},
        {"C010", "任务必须为运行中，当前等待中", RefusalKind::WrongState, ErrorCode::WrongState},
        {"C999", "任务已暂停，无需暂停", RefusalKind::WrongState, ErrorCode::WrongState},
        {"C999", "任务不存在: 7", RefusalKind::NotFound, ErrorCode::NotFound},
        {"C999", "账户余额不足", RefusalKind::NoMoney, ErrorCode::PermissionDenied},
        {"C999", "insufficient balance", RefusalKind::NoMoney, ErrorCode::PermissionDenied},
        {"C999", "库存不足", RefusalKind::NoStock, ErrorCode::NoCapacity},
        {"C999", "Insufficient Inventory", RefusalKind::NoStock, ErrorCode::NoCapacity},
        {"C001", "token 无效 (token invalid)", RefusalKind::Token, ErrorCode::PermissionDenied},
        {"C003", "登录已失效", RefusalKind::Token, ErrorCode::PermissionDenied},
        {"10003", "Signature invalid", RefusalKind::Signature, ErrorCode::PermissionDenied},
        {"C006", "sign_str 验签失败", RefusalKind::Signature, ErrorCode::PermissionDenied},
        {"C002", "请求头 timestamp 超出 5 分钟", RefusalKind::Timestamp,
         ErrorCode::PermissionDenied},
        {"C009", "请求过于频繁", RefusalKind::RateLimited, ErrorCode::LimitExceeded},
        {"C010", "名称已存在", RefusalKind::NameTaken, ErrorCode::AlreadyExists},
        {"C999", "参数错误: the signature field", RefusalKind::Invalid, ErrorCode::InvalidArgument},
        {"C999", "something else", RefusalKind::Other, ErrorCode::InvalidArgument}};
    for (const Case& each : cases) {
        const Refusal refusal = readRefusal(each.code, each.message);
        EXPECT_EQ(refusal.kind, each.kind) << each.message;
        EXPECT_EQ(toError(refusal).code, each.error) << each.message;
        EXPECT_NE(toError(refusal).detail.find(each.message), std::string::npos);
    }
}

TEST(Refusal, IsToldByTheCodeWhereThereAreNoWords) {
    EXPECT_EQ(readRefusal("C001", "").kind, RefusalKind::Token);
    EXPECT_EQ(readRefusal("C008", "").kind, RefusalKind::RateLimited);
    EXPECT_EQ(readRefusal("C010", "").kind, RefusalKind::WrongState);
    EXPECT_EQ(readRefusal("C999", "").kind, RefusalKind::Other);
    EXPECT_EQ(toError(readRefusal("Z001", "")).detail, "the platform refused: Z001");
}

TEST(Refusal, KeepsWordsShortAndReadable) {
    const Refusal refusal = readRefusal(std::string(100, 'c'), std::string(10'000, 'm'));
    EXPECT_LE(refusal.code.size(), 32U);
    EXPECT_LE(refusal.message.size(), 500U);
    // Cut in the middle of a character.
    EXPECT_EQ(readRefusal("C1", std::string(499, 'm') + "\u6cca").message.size(), 499U);
}

}  // namespace
}  // namespace berth::platform_client::gongji
