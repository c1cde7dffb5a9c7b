#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""M/M/100 in SimPy: a process for each customer, a resource for the servers."""
import random
import sys
import time

import simpy


def main():
    requests = int(sys.argv[1])
    rng = random.Random(1)
    env = simpy.Environment()
    servers = simpy.Resource(env, capacity=100)
    done = [0]

    def customer():
        with servers.request() as place:
            yield place
            yield env.timeout(rng.expovariate(1.0))
        done[0] += 1

    def arrivals():
        for _ in range(requests):
            yield env.timeout(rng.expovariate(90.0))
            env.process(customer())

    env.process(arrivals())
    begin = time.process_time()
    env.run()
    seconds = time.process_time() - begin
    print(f"{done[0]} {seconds:.6f}")


main()
