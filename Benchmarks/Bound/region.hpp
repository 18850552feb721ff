// The static knowledge of the workload: read, interned and composed. Part of mr.cpp.
#pragma once
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

using std::pair, std::string, std::string_view, std::unordered_map, std::vector;

// Files

struct Mapping {
  const char *begin;
  size_t size;
};

static Mapping mapped(const char *path) {
  int file = open(path, O_RDONLY);
  struct stat s;
  if (file < 0 || fstat(file, &s) != 0) {
    perror(path);
    exit(1);
  }
  void *p = mmap(nullptr, s.st_size + 1, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (p == MAP_FAILED) {
    perror(path);
    exit(1);
  }
  madvise(p, s.st_size, MADV_SEQUENTIAL);
  close(file);
  return {static_cast<const char *>(p), static_cast<size_t>(s.st_size)};
}

// Calls `row` with the fields of each line but the first.
template <class Row>
static void forEachLine(const string &path, Row row) {
  Mapping map = mapped(path.c_str());
  const char *p = map.begin, *end = p + map.size;
  p = static_cast<const char *>(memchr(p, '\n', end - p)) + 1;
  string_view fields[10];
  while (p < end) {
    const char *stop = static_cast<const char *>(memchr(p, '\n', end - p));
    if (!stop) stop = end;
    int count = 0;
    const char *start = p;
    for (const char *x = p;; x++)
      if (x == stop || *x == ',') {
        fields[count++] = string_view(start, x - start);
        if (x == stop) break;
        start = x + 1;
      }
    row(fields);
    p = stop + 1;
  }
  munmap(const_cast<char *>(map.begin), map.size + 1);
}

[[gnu::always_inline]] static inline int digits(const char *p, int n) {
  int value = 0;
  for (int i = 0; i < n; i++) value = value * 10 + (p[i] - '0');
  return value;
}

static int number(string_view s) { return digits(s.data(), s.size()); }

// Days since 1970-01-01 of a date in ISO form.
[[gnu::always_inline]] static inline int day(const char *p) {
  int y = digits(p, 4), m = digits(p + 5, 2), d = digits(p + 8, 2);
  y -= m <= 2;
  int era = y / 400;
  unsigned year = y - era * 400, inYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + static_cast<int>(year * 365 + year / 4 - year / 100 + inYear) - 719468;
}

// Codes with numbers in order of appearance: open addressing, keys of up to 16 bytes in two words.
struct Codes {
  struct Entry {
    uint64_t a, b;
    int value;
  };
  vector<Entry> entries = vector<Entry>(64, Entry{0, 0, -1});
  uint64_t mask = 63;
  vector<string> names;

  static pair<uint64_t, uint64_t> key(string_view s) {
    uint64_t a = 0, b = 0;
    if (s.size() <= 8) {
      memcpy(&a, s.data(), s.size());
    } else {
      memcpy(&a, s.data(), 8);
      memcpy(&b, s.data() + 8, std::min<size_t>(s.size() - 8, 8));
    }
    return {a, b ^ static_cast<uint64_t>(s.size()) << 56};
  }

  static uint64_t hash(uint64_t a, uint64_t b) {
    __uint128_t m = static_cast<__uint128_t>(a ^ 0x9E3779B97F4A7C15ull) * (b ^ 0xD6E8FEB86659FD93ull);
    return static_cast<uint64_t>(m) ^ static_cast<uint64_t>(m >> 64);
  }

  [[gnu::always_inline]] uint64_t slot(uint64_t a, uint64_t b) const {
    uint64_t i = hash(a, b) & mask;
    while (entries[i].value >= 0 && (entries[i].a != a || entries[i].b != b)) i = (i + 1) & mask;
    return i;
  }

  int find(string_view s) const {
    auto [a, b] = key(s);
    return entries[slot(a, b)].value;
  }

  int add(string_view s) {
    if (names.size() * 2 >= entries.size()) {
      vector<Entry> old(entries.size() * 4, Entry{0, 0, -1});
      old.swap(entries);
      mask = entries.size() - 1;
      for (auto &e : old)
        if (e.value >= 0) entries[slot(e.a, e.b)] = e;
    }
    auto [a, b] = key(s);
    Entry &e = entries[slot(a, b)];
    if (e.value < 0) {
      e = {a, b, static_cast<int>(names.size())};
      names.emplace_back(s);
    }
    return e.value;
  }
};

// Static knowledge

struct Unit {
  int standard, credits;
  uint8_t idx, mandatory;
};
struct Standard {
  int country, sector, level, firstUnit, unitCount, size;
};
struct Link {
  int unit, weight;
};
struct Agreement {
  int code, maxAge;
  vector<bool> sectors;
};

static Codes countryCodes, standardCodes, unitCodes, issuerCodes, sectorCodes, agreementCodes;
static int countryCount, sectorCount, asOf;
static vector<Unit> units;
static vector<Standard> standards;
static vector<int> unitsOf;                      // units of a standard, one after the other
static vector<uint32_t> linkStart;               // for unit * countryCount + destination
static vector<Link> links;
static vector<int> linkVia;                      // the hub's unit, or -1
static vector<vector<Agreement>> agreements;     // for country * countryCount + destination
static vector<int16_t> agreementOf;              // … * sectorCount + sector: a place in it, or -1
static vector<int> issuerCountry;
static vector<vector<pair<int, int>>> accreditations;

static void loadStandards(const string &folder) {
  unordered_map<uint64_t, int> levels;
  forEachLine(folder + "/frameworks.csv", [&](string_view *c) {
    levels[static_cast<uint64_t>(countryCodes.add(c[0])) << 32 | number(c[1])] = number(c[2]);
  });
  countryCodes.add("HUB");
  countryCount = countryCodes.names.size();
  forEachLine(folder + "/standards.csv", [&](string_view *c) {
    standardCodes.add(c[0]);
    int country = countryCodes.add(c[1]);
    auto level = levels.find(static_cast<uint64_t>(country) << 32 | number(c[3]));
    standards.push_back(
        {country, sectorCodes.add(c[2]), level == levels.end() ? 0 : level->second, 0, 0, 0});
  });
  sectorCount = sectorCodes.names.size();
  forEachLine(folder + "/units.csv", [&](string_view *c) {
    unitCodes.add(c[0]);
    units.push_back({standardCodes.find(c[1]), 0, static_cast<uint8_t>(number(c[2])),
                     static_cast<uint8_t>(number(c[3]))});
  });
  forEachLine(folder + "/elements.csv", [&](string_view *c) {
    units[unitCodes.find(c[1])].credits += number(c[2]);
  });
  for (auto &u : units) {
    standards[u.standard].unitCount++;
    standards[u.standard].size += u.credits;
  }
  int first = 0;
  for (auto &s : standards) {
    s.firstUnit = first;
    first += std::exchange(s.unitCount, 0);
  }
  unitsOf.resize(first);
  for (size_t i = 0; i < units.size(); i++) {
    auto &s = standards[units[i].standard];
    unitsOf[s.firstUnit + s.unitCount++] = i;
  }
}

static int countryOf(int unit) { return standards[units[unit].standard].country; }

static void loadLinks(const string &folder) {
  struct Edge {
    int from, to, weight, via;
  };
  const int hub = countryCodes.find("HUB");
  vector<Edge> toHub, edges;
  unordered_map<int, vector<Edge>> fromHub;
  forEachLine(folder + "/alignments.csv", [&](string_view *c) {
    Edge e{unitCodes.find(c[0]), unitCodes.find(c[1]), number(c[3]), -1};
    if (countryOf(e.to) == hub)
      toHub.push_back(e);
    else if (countryOf(e.from) == hub)
      fromHub[e.from].push_back(e);
    else
      edges.push_back(e);
  });
  for (auto &e : toHub)
    if (auto found = fromHub.find(e.to); found != fromHub.end())
      for (auto &f : found->second) edges.push_back({e.from, f.to, e.weight * f.weight / 1000, e.to});
  auto place = [&](const Edge &e) { return static_cast<size_t>(e.from) * countryCount + countryOf(e.to); };
  linkStart.assign(units.size() * countryCount + 1, 0);
  for (auto &e : edges) linkStart[place(e) + 1]++;
  for (size_t i = 1; i < linkStart.size(); i++) linkStart[i] += linkStart[i - 1];
  links.resize(edges.size());
  linkVia.resize(edges.size());
  auto next = linkStart;
  for (auto &e : edges) {
    auto p = next[place(e)]++;
    links[p] = {e.to, e.weight};
    linkVia[p] = e.via;
  }
}

static void loadAgreements(const string &folder) {
  unordered_map<int, vector<bool>> scope;
  forEachLine(folder + "/agreement_scope.csv", [&](string_view *c) {
    auto &sectors = scope[agreementCodes.add(c[0])];
    if (c[1] == "*") {
      sectors.assign(sectorCount, true);
    } else {
      sectors.resize(sectorCount);
      if (int s = sectorCodes.find(c[1]); s >= 0) sectors[s] = true;
    }
  });
  agreements.resize(countryCount * countryCount);
  forEachLine(folder + "/agreements.csv", [&](string_view *c) {
    int code = agreementCodes.add(c[0]);
    if (day(c[3].data()) > asOf || asOf >= day(c[4].data())) return;
    auto &sectors = scope[code];
    sectors.resize(sectorCount);
    agreements[countryCodes.find(c[1]) * countryCount + countryCodes.find(c[2])].push_back(
        {code, number(c[5]), sectors});
  });
  agreementOf.assign(agreements.size() * sectorCount, -1);
  for (size_t k = 0; k < agreements.size(); k++) {
    auto &found = agreements[k];
    std::sort(found.begin(), found.end(), [](auto &x, auto &y) {
      return agreementCodes.names[x.code] < agreementCodes.names[y.code];
    });
    for (int s = 0; s < sectorCount; s++)
      for (size_t i = found.size(); i-- > 0;)
        if (found[i].sectors[s]) agreementOf[k * sectorCount + s] = i;
  }
  forEachLine(folder + "/issuers.csv", [&](string_view *c) {
    issuerCodes.add(c[0]);
    issuerCountry.push_back(countryCodes.find(c[1]));
  });
  accreditations.resize(issuerCountry.size());
  forEachLine(folder + "/accreditations.csv", [&](string_view *c) {
    accreditations[issuerCodes.find(c[0])].emplace_back(day(c[1].data()), day(c[2].data()));
  });
}
