// SPDX-License-Identifier: GPL-3.0-or-later
// M/M/100 in SimGrid: a hundred workers that live for the whole run and take requests from a
// mailbox's worth of waiting ones, kept as a count beside a semaphore. One sleep a request and one
// an arrival.
#include <simgrid/s4u.hpp>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

namespace sg4 = simgrid::s4u;

int main(int argc, char** argv) {
    const long requests = std::atol(argv[argc - 1]);
    argc = 1;
    sg4::Engine engine(&argc, argv);
    sg4::NetZone* zone = sg4::create_full_zone("zone");
    sg4::Host* host = zone->create_host("host", 1e9);
    zone->seal();
    auto waiting = sg4::Semaphore::create(0);
    long taken = 0;
    long done = 0;
    std::mt19937_64 random(1);
    for (int i = 0; i < 100; ++i) {
        sg4::Actor::create("worker", host, [&] {
            std::exponential_distribution<double> service(1.0);
            for (;;) {
                waiting->acquire();
                if (taken == requests) return;
                ++taken;
                sg4::this_actor::sleep_for(service(random));
                ++done;
            }
        });
    }
    sg4::Actor::create("arrivals", host, [&] {
        std::exponential_distribution<double> distance(90.0);
        for (long i = 0; i < requests; ++i) {
            sg4::this_actor::sleep_for(distance(random));
            waiting->release();
        }
        for (int i = 0; i < 100; ++i)
            waiting->release();
    });
    const std::clock_t begin = std::clock();
    engine.run();
    std::printf("%ld %.6f\n", done, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    return 0;
}
