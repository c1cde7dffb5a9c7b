// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "tests/sim/shell/real_shell.h"
#include "tests/support/seeded_random.h"

namespace berth::sim::shell::testing {
namespace {

class ScriptMaker {
  public:
    explicit ScriptMaker(unsigned seed) : m_random(seed) {}

    std::string list(int depth) {
        std::string text;
        const unsigned count = 1 + pick(3);
        for (unsigned i = 0; i < count; ++i) {
            text += andOr(depth);
            text += pick(3) == 0 ? "\n" : "; ";
        }
        return text + "echo s=$?";
    }

  private:
    unsigned pick(unsigned below) { return static_cast<unsigned>(m_random.next() % below); }

    template <std::size_t N>
    std::string one(const std::array<const char*, N>& of) {
        return of[pick(N)];
    }

    std::string name() { return one(std::array{"a", "b", "c"}); }

    std::string word() {
        const std::string variable = name();
        switch (pick(14)) {
            case 0:
                return one(std::array{"x", "foo", "a.b", "-", "1"});
            case 1:
                return '$' + variable;
            case 2:
                return "\"$" + variable + '"';
            case 3:
                return "'q $" + variable + "'";
            case 4:
                return "${" + variable + ":-d e}";
            case 5:
                return "\"${" + variable + "+s t}\"";
            case 6:
                return "$((" + std::to_string(pick(9)) + one(std::array{"+", "*", "-", "<"}) +
                       "3))";
            case 7:
                return "$(echo " + one(std::array{"in 1", "out", "\"a  b\""}) + ')';
            case 8:
                return "\"$(printf 'l1\\nl2\\n')\"";
            case 9:
                return "${" + variable + one(std::array{"#*o", "%o*", "##*", "%%.*"}) + '}';
            case 10:
                return "\"$@\"";
            case 11:
                return "${#" + variable + '}';
            case 12:
                return "x$" + variable + "\"y $" + variable + "\"";
            default:
                return "\\$" + variable;
        }
    }

    std::string simple() {
        switch (pick(9)) {
            case 0:
                return name() + '=' + word();
            case 1:
                return "echo " + word() + ' ' + word();
            case 2:
                return "printf '[%s]' " + word() + "; echo";
            case 3:
                return "set -- " + word() + ' ' + word();
            case 4:
                return "[ " + quoted() + one(std::array{" = ", " != "}) + quoted() + " ]";
            case 5:
                return one(std::array{"true", "false", ":"});
            case 6:
                return "(exit " + std::to_string(pick(4)) + ')';
            case 7:
                return "unset " + name();
            default:
                return "IFS=" + one(std::array{"' '", "o", "':'", "' \n'"});
        }
    }

    std::string quoted() { return '"' + one(std::array{"$a", "$b", "x", ""}) + '"'; }

    std::string command(int depth) {
        if (depth <= 0) return simple();
        switch (pick(12)) {
            case 0:
                return "if " + andOr(depth - 1) + "; then " + list(depth - 1) + "; fi";
            case 1:
                return "if " + andOr(depth - 1) + "; then " + list(depth - 1) + "; else " +
                       list(depth - 1) + "; fi";
            case 2:
                return "for i in " + word() + ' ' + word() + "; do echo \"<$i>\"; " +
                       list(depth - 1) + "; done";
            case 3:
                return "case " + word() + " in " + one(std::array{"a*", "[a-m]*", "'q'*", "?"}) +
                       ") " + list(depth - 1) + ";; *) " + list(depth - 1) + ";; esac";
            case 4:
                return "( " + list(depth - 1) + " )";
            case 5:
                return "{ " + list(depth - 1) + "; }";
            case 6: {
                // A name of its own, so that none calls itself.
                const std::string function = "f" + std::to_string(m_functions++);
                return function + "() { " + list(depth - 1) + "; return " +
                       std::to_string(pick(3)) + "; }; " + function + ' ' + word();
            }
            case 7:
                return "{ " + list(depth - 1) + "; } | " +
                       one(std::array{"cat", "tr a-z A-Z", "wc -c", "sed s/o/0/g", "sort",
                                      "head -n 2"});
            case 8:
                return "n=0; while [ $n -lt 3 ]; do n=$((n+1)); " + simple() + "; " +
                       one(std::array{":", "[ $n = 2 ] && continue", "[ $n = 2 ] && break"}) +
                       "; echo $n; done";
            case 9:
                return "echo $(" + list(depth - 1) + ')';
            default:
                return simple();
        }
    }

    std::string andOr(int depth) {
        std::string text = (pick(8) == 0 ? "! " : "") + command(depth);
        while (pick(4) == 0)
            text += one(std::array{" && ", " || "}) + command(depth - 1);
        return text;
    }

    support::SeededRandom m_random;
    int m_functions = 0;
};

}  // namespace

std::string randomScript(unsigned seed) {
    return "a=foo; b='x y'\n" + ScriptMaker(seed).list(3) + '\n';
}

}  // namespace berth::sim::shell::testing
