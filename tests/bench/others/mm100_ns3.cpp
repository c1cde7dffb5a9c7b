// SPDX-License-Identifier: GPL-3.0-or-later
// M/M/100 in ns-3: its scheduler alone, an event for each arrival and each departure.
#include <ns3/core-module.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

class Station {
  public:
    explicit Station(long requests)
        : m_distance(ns3::CreateObject<ns3::ExponentialRandomVariable>()),
          m_service(ns3::CreateObject<ns3::ExponentialRandomVariable>()),
          m_requests(requests) {
        m_distance->SetAttribute("Mean", ns3::DoubleValue(1.0 / 90));
        m_service->SetAttribute("Mean", ns3::DoubleValue(1.0));
    }
    void arrive() {
        if (++m_arrived < m_requests)
            ns3::Simulator::Schedule(ns3::Seconds(m_distance->GetValue()), &Station::arrive, this);
        if (m_busy < 100) {
            ++m_busy;
            serve();
        } else {
            ++m_waiting;
        }
    }
    long done() const { return m_done; }

  private:
    void serve() {
        ns3::Simulator::Schedule(ns3::Seconds(m_service->GetValue()), &Station::depart, this);
    }
    void depart() {
        ++m_done;
        if (m_waiting > 0) {
            --m_waiting;
            serve();
        } else {
            --m_busy;
        }
    }

    ns3::Ptr<ns3::ExponentialRandomVariable> m_distance, m_service;
    long m_requests;
    long m_arrived = 0, m_waiting = 0, m_done = 0;
    int m_busy = 0;
};

}  // namespace

int main(int, char** argv) {
    Station station(std::atol(argv[1]));
    ns3::Simulator::Schedule(ns3::Seconds(0), &Station::arrive, &station);
    const std::clock_t begin = std::clock();
    ns3::Simulator::Run();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("%ld %.6f\n", station.done(), seconds);
    ns3::Simulator::Destroy();
    return 0;
}
