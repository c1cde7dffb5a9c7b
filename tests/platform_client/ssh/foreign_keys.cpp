// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/foreign_keys.h"

namespace berth::platform_client::ssh::testing {

// Made once with ssh-keygen; their private halves are gone.
const std::vector<std::string>& foreignKeys() {
    static const std::vector<std::string> kKeys{
        "ssh-dss AAAAB3NzaC1kc3MAAACBAPtOUpqQ7qhYEFc15sGqeoURPhU6XJU448lIKWo1AFMCH3fOcRsCp2oR"
        "JUNqNPEeB439DQteP73xmhcmPa4/97w5HPFkSx3XeXa4GDbWQrJ2C9Yl3erAqNmio2ACgMz2m7WaN36ju4nU"
        "SoXiqqH2pRkNj6kQ2jagtzCEmhJcjOs5AAAAFQD/karJ3DTIcwebhsEgEmzpbhKP6wAAAIBD5MnwbOzIMLwn"
        "Kn4TxbhpAs9xrTTxg+JF1Nun5Z5+7EiTdhlP9qBNkR7lNDg0hEOFX7/8Hn/+V+OJy0aFGAoCqz3cuG5YChco"
        "JN+Pc67XCoaCP/Rwe1ky/VGVq2ai4Q+kMXRn0AXaaoe03sR3gXO2owmWT8YhlHc2coMoPHPgiAAAAIBIm4Ht"
        "GB30n90OBGu50y04tmQEdjPMbAHIZLhSBbv+9HcloKTRboKGGPt1lvkv20JM9HuW6ex25cc5rdkHtDT/xk+Z"
        "T1fXC7svmvY0Hvp5edcdJKHdk51p33DY7jzn9epY16CgcY0CzGNJWZB3XhpOUFK6V/oSbssego5PTxNKPQ==",
        "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAA"
        "AIH3MCF05NmYfdSGsYbc22sKwGmMShBtdpIpSyIWaatdhAAAAILHYHg105vOTcLUlO7jm1/COx3GVRREEkIC"
        "AHiz5AT8OAAAAAAAAAAAAAAACAAAAAXgAAAAFAAAAAWEAAAAAAAAAAP//////////AAAAAAAAAAAAAAAAAAA"
        "AMwAAAAtzc2gtZWQyNTUxOQAAACCx2B4NdObzk3C1JTu45tfwjsdxlUURBJCAgB4s+QE/DgAAAFMAAAALc3N"
        "oLWVkMjU1MTkAAABAlu4+hLTxkI2zMXiofciFdGY0FuHg+LrdtizpV0qaSzAIaT4Hx0GisTJHlanCMvuxn0t"
        "NZe31G2hJAbRNlMYaAQ==",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILHYHg105vOTcLUlO7jm1/COx3GVRREEkICAHiz5AT8O",
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBIU9yDOUtXVv"
        "DCXr5fc/L6ZfNSZLlgjIXsns9gFeNGaLL5J1C61BLxC0NRWp4ra7nrXcPOYS7m3HUm2qqGQmHdg=",
        "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBODF0cqiZ11s"
        "5/xjeVhivRTuMbZXh2auDMNT2cXUF35MxYiuhQ6tnAX3EoSg9AMsylvD8DjbbXP0QgV87iDw70EW8xNkn9cK"
        "Dnwaa1hvUGBlL+8JoZMOB8LhiWzZNHVhHw==",
        "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAAQQDPs20nN"
        "tY0hkxkCQ48RW0nG4JRNNgRMcxMYLmI+Eh8abhsIbH331Q+RlZ6BJTDEDJIsywDhPtkYPkA1PHwCdQEP+yxp"
        "WjmT+SJkSWf9kEXhArYwjhE1CuYg6qwy2AJp5sNIvmmIf4jUfDK31hTIwKCNIcp5Sd4sdXezTEjYIHqJFA==",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDZY4RW/Krf7uQf59PrQHYMG6uPAKRyHUMjEaQ2hHMGTpIl"
        "vIGmN8WxkR9TIDFzMwCGMApqU7Es2ES8ZLISTe/I7r5uVZoYE3weYGUbYoeoSFPsmaaKjexSgu8MrDpeGh9S"
        "4fQHHmzRW67372DPuXiLRdO4DBTvx/PGBzt/kNwnyQ==",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC8mXehBQlCMpL86qMtUgO9PrwLTny9slU/zDmWaIqRMGw/"
        "9fNz9fACBeBt0r7RRqnQ3s4R9LiJqV1X13PDk+l7IdljpAOxGUGU/aUlfTwfMqiOspGBsnj7acj6WFI445mz"
        "WrvhlMZAIXSHGtWG/c0YSt8QQ+TqvcYvfaJa5RFut8YWJMfC5XijfFE1OBdKRtqnORMIF5b7llMHN/LPDAJe"
        "Snb9BvP42BzGXWMZ5MCC22/jVQwrUDB6R7DlH6iKFDFw1K+Otr4DElpvMd5rSP6poGRsZ0k3HmVvZZ9YP33a"
        "MRm00Rkl6LQu6QNgiw1X2bfTu/sv8dQKFBNOgscdPiJJ"};
    return kKeys;
}

}  // namespace berth::platform_client::ssh::testing
