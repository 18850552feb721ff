// The native bound: the benchmark decision written by hand for this one workload, as fast as we could
// make it. It says what the machine can do; it has no rules, no checks of its input and no generality.
//
//   g++ -O3 -march=native -std=c++17 -pthread mr.cpp -o mr
//   mr STATICDIR CREDENTIALS.(csv|ndjson) OUT.csv [threads] [--explain]
//
// Loading interns all codes and composes the alignments into one row of links for each unit and country
// of destination. --explain writes a full proof of each decision as NDJSON instead. The input is trusted:
// codes have at most 16 bytes, JSON has no escapes, a credential at most 64 units. Prints the CPU seconds
// of each phase.
#include <sys/resource.h>

#include <chrono>
#include <thread>

#include "region.hpp"

static double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

static double cpu() {
  rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + 1e-6 * (u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

// Deciding

struct Covered {
  int coverage = 0, target = -1;
  uint8_t missing = 0, condition = 0;
  bool isCandidate = false;
};

// Best weight for each unit, all zero between credentials; and, for a proof, by which link and unit.
struct Work {
  vector<int16_t> best;
  vector<uint8_t> seen;
  vector<int> touched, candidates, bestLink, bestFrom;
};

template <bool withProof>
static Covered cover(Work &w, int standard, int destination, const int *attained, int count) {
  Covered r;
  w.touched.clear();
  w.candidates.clear();
  for (int i = 0; i < count; i++) {
    size_t k = static_cast<size_t>(attained[i]) * countryCount + destination;
    for (uint32_t j = linkStart[k]; j < linkStart[k + 1]; j++) {
      Link l = links[j];
      if (l.weight <= w.best[l.unit]) continue;
      if (!w.best[l.unit]) {
        w.touched.push_back(l.unit);
        int t = units[l.unit].standard;
        if (!w.seen[t]) {
          w.seen[t] = 1;
          w.candidates.push_back(t);
        }
      }
      w.best[l.unit] = l.weight;
      if (withProof) {
        w.bestLink[l.unit] = j;
        w.bestFrom[l.unit] = attained[i];
      }
    }
  }
  r.isCandidate = !w.candidates.empty();
  r.coverage = -1;
  const int level = standards[standard].level;
  for (int t : w.candidates) {
    w.seen[t] = 0;
    auto &s = standards[t];
    if (s.level - level > 1) continue;
    int points = 0;
    for (int i = 0; i < s.unitCount; i++) {
      int u = unitsOf[s.firstUnit + i];
      points += units[u].credits * w.best[u];
    }
    int coverage = points / s.size;
    if (coverage > r.coverage || (coverage == r.coverage && t < r.target)) {
      r.coverage = coverage;
      r.target = t;
    }
  }
  if (r.target >= 0) {
    auto &s = standards[r.target];
    for (int i = 0; i < s.unitCount; i++) {
      int u = unitsOf[s.firstUnit + i];
      if (w.best[u] >= 500) continue;
      r.missing |= 1 << units[u].idx;
      if (units[u].mandatory) r.condition |= 1;
    }
    if (s.level - level == 1) r.condition |= 2;
  }
  if (!withProof)
    for (int u : w.touched) w.best[u] = 0;
  return r;
}

// A credential as numbers; the texts point into the input.
struct Record {
  string_view id, expiryText;
  int country, standard, issuer, destination, issued;
  bool isExpired;
  int attained[64], attainedCount;
};

static int accreditation(const Record &r) {
  if (r.issuer < 0 || issuerCountry[r.issuer] != r.country) return -1;
  auto &periods = accreditations[r.issuer];
  for (size_t i = 0; i < periods.size(); i++)
    if (periods[i].first <= r.issued && r.issued < periods[i].second) return i;
  return -1;
}

static const Agreement *agreement(const Record &r) {
  size_t k = static_cast<size_t>(r.country) * countryCount + r.destination;
  int i = agreementOf[k * sectorCount + standards[r.standard].sector];
  return i < 0 ? nullptr : &agreements[k][i];
}

struct Outcome {
  string_view rule, decision, reason;
};

static Outcome outcome(const Covered &c) {
  if (!c.isCandidate) return {"R4", "none", "NO_TARGET"};
  if (c.target < 0) return {"R5", "none", "LEVEL_GAP"};
  if (c.coverage < 400) return {"R6", "none", "LOW_COVERAGE"};
  if (c.coverage < 800) return {"R7", "partial", "PARTIAL_COVERAGE"};
  if (c.condition) return {"R8", "conditional", "CONDITIONS"};
  return {"R9", "full", "FULL"};
}

// Bytes of the output
struct Writer {
  char *p;

  [[gnu::always_inline]] void text(string_view s) {
    memcpy(p, s.data(), s.size());
    p += s.size();
  }
  void byte(char c) { *p++ = c; }
  void integer(int v) {
    char reversed[12];
    int n = 0;
    do reversed[n++] = '0' + v % 10;
    while (v /= 10);
    while (n) *p++ = reversed[--n];
  }
};

static void decide(Writer &o, Work &w, const Record &r) {
  o.text(r.id);
  if (r.isExpired) return o.text(",none,EXPIRED,,0,,0,0\n");
  if (accreditation(r) < 0) return o.text(",none,NOT_ACCREDITED,,0,,0,0\n");
  const Agreement *a = agreement(r);
  if (!a) return o.text(",none,NO_AGREEMENT,,0,,0,0\n");
  Covered c = cover<false>(w, r.standard, r.destination, r.attained, r.attainedCount);
  if (c.target >= 0 && a->maxAge > 0 && asOf - r.issued > a->maxAge) c.condition |= 4;
  if (c.target < 0) {
    if (c.isCandidate) o.text(",none,LEVEL_GAP,,0,");
    else o.text(",none,NO_TARGET,,0,");
    o.text(agreementCodes.names[a->code]);
    return o.text(",0,0\n");
  }
  // texts of known length are stores; those of `outcome` would be calls
  if (c.coverage < 400) o.text(",none,LOW_COVERAGE,");
  else if (c.coverage < 800) o.text(",partial,PARTIAL_COVERAGE,");
  else if (c.condition) o.text(",conditional,CONDITIONS,");
  else o.text(",full,FULL,");
  o.text(standardCodes.names[c.target]);
  o.byte(',');
  o.integer(c.coverage);
  o.byte(',');
  o.text(agreementCodes.names[a->code]);
  o.byte(',');
  o.integer(c.missing);
  o.byte(',');
  o.integer(c.condition);
  o.byte('\n');
}

static void explainTarget(Writer &o, Work &w, const Record &r, const Covered &c) {
  auto &target = standards[c.target];
  o.text(",\"target\":\"");
  o.text(standardCodes.names[c.target]);
  o.text("\",\"coverage\":");
  o.integer(c.coverage);
  o.text(",\"level\":[");
  o.integer(standards[r.standard].level);
  o.byte(',');
  o.integer(target.level);
  o.text("],\"units\":[");
  const char *separator = "";
  for (int i = 0; i < target.unitCount; i++) {
    int u = unitsOf[target.firstUnit + i];
    if (!w.best[u]) continue;
    o.text(std::exchange(separator, ","));
    o.text("{\"unit\":\"");
    o.text(unitCodes.names[u]);
    o.text("\",\"from\":\"");
    o.text(unitCodes.names[w.bestFrom[u]]);
    if (int via = linkVia[w.bestLink[u]]; via >= 0) {
      o.text("\",\"via\":\"");
      o.text(unitCodes.names[via]);
    }
    o.text("\",\"weight\":");
    o.integer(w.best[u]);
    o.text(",\"credits\":");
    o.integer(units[u].credits);
    o.byte('}');
  }
  o.text("],\"missing\":[");
  separator = "";
  for (int i = 0; i < target.unitCount; i++) {
    int u = unitsOf[target.firstUnit + i];
    if (w.best[u] >= 500) continue;
    o.text(std::exchange(separator, ","));
    o.byte('"');
    o.text(unitCodes.names[u]);
    o.byte('"');
  }
  o.text("],\"conditions\":[");
  separator = "";
  const char *names[] = {"\"mandatory unit missing\"", "\"one level higher\"", "\"recency\""};
  for (int bit = 0; bit < 3; bit++) {
    if (!(c.condition >> bit & 1)) continue;
    o.text(std::exchange(separator, ","));
    o.text(names[bit]);
  }
  o.byte(']');
}

static void explain(Writer &o, Work &w, const Record &r) {
  o.text("{\"id\":\"");
  o.text(r.id);
  if (r.isExpired) {
    o.text("\",\"decision\":\"none\",\"rule\":\"R1\",\"reason\":\"EXPIRED\",\"facts\":[\"expiry ");
    o.text(r.expiryText);
    return o.text(" <= 2025-01-01\"]}\n");
  }
  int period = accreditation(r);
  if (period < 0) {
    o.text("\",\"decision\":\"none\",\"rule\":\"R2\",\"reason\":\"NOT_ACCREDITED\",\"whynot\":[\"accreditation of ");
    o.text(issuerCodes.names[r.issuer]);
    return o.text(" does not cover the issue date\"]}\n");
  }
  const Agreement *a = agreement(r);
  if (!a) {
    o.text("\",\"decision\":\"none\",\"rule\":\"R3\",\"reason\":\"NO_AGREEMENT\",\"whynot\":[\"no agreement ");
    o.text(countryCodes.names[r.country]);
    o.text(" -> ");
    o.text(countryCodes.names[r.destination]);
    o.text(" in force for ");
    o.text(sectorCodes.names[standards[r.standard].sector]);
    return o.text("\"]}\n");
  }
  Covered c = cover<true>(w, r.standard, r.destination, r.attained, r.attainedCount);
  if (c.target >= 0 && a->maxAge > 0 && asOf - r.issued > a->maxAge) c.condition |= 4;
  Outcome found = outcome(c);
  o.text("\",\"decision\":\"");
  o.text(found.decision);
  o.text("\",\"rule\":\"");
  o.text(found.rule);
  o.text("\",\"reason\":\"");
  o.text(found.reason);
  o.text("\",\"agreement\":\"");
  o.text(agreementCodes.names[a->code]);
  o.text("\",\"issuer\":\"");
  o.text(issuerCodes.names[r.issuer]);
  o.text("\",\"accreditation\":");
  o.integer(period);
  if (c.target >= 0) explainTarget(o, w, r, c);
  o.text("}\n");
  for (int u : w.touched) w.best[u] = 0;
}

// Reading credentials

static void readUnits(Record &r, const char *p, const char *end, char separator) {
  r.attainedCount = 0;
  while (p < end) {
    const char *stop = p;
    while (stop < end && *stop != separator) stop++;
    r.attained[r.attainedCount++] = unitCodes.find(string_view(p, stop - p));
    p = stop + 1;
  }
}

static void readExpiry(Record &r, string_view text) {
  r.expiryText = text;
  r.isExpired = !text.empty() && day(text.data()) <= asOf;
}

// Reads the line at `p`; returns where the next one begins.
static const char *readLine(Record &r, const char *p, const char *end) {
  const char *stop = static_cast<const char *>(memchr(p, '\n', end - p));
  if (!stop) stop = end;
  const char *field[9];
  field[0] = p;
  for (int k = 1; k < 8; k++)
    field[k] = static_cast<const char *>(memchr(field[k - 1], ',', stop - field[k - 1])) + 1;
  field[8] = stop + 1;
  auto text = [&](int k) { return string_view(field[k], field[k + 1] - field[k] - 1); };
  r.id = text(0);
  r.country = countryCodes.find(text(1));
  r.standard = standardCodes.find(text(2));
  readUnits(r, field[3], field[4] - 1, ';');
  r.issued = day(field[4]);
  readExpiry(r, text(5));
  r.issuer = issuerCodes.find(text(6));
  r.destination = countryCodes.find(text(7));
  return stop + 1;
}

// Reads the object at `p`, with its keys in any order and no escapes.
static const char *readObject(Record &r, const char *p, const char *end) {
  const char *x = p + 1;
  r.isExpired = false;
  for (;;) {
    const char *begin = x + 1, *stop = static_cast<const char *>(memchr(begin, '"', 64));
    string_view key(begin, stop - begin), value;
    const char *v = stop + 2;
    if (*v == '"') {
      stop = static_cast<const char *>(memchr(v + 1, '"', 4096));
      value = string_view(v + 1, stop - v - 1);
      x = stop + 1;
    } else if (*v == '[') {
      r.attainedCount = 0;
      for (x = v + 1; *x != ']';) {
        stop = static_cast<const char *>(memchr(x + 1, '"', 4096));
        r.attained[r.attainedCount++] = unitCodes.find(string_view(x + 1, stop - x - 1));
        x = stop + (stop[1] == ',' ? 2 : 1);
      }
      x++;
    } else {
      x = v;
      while (*x != ',' && *x != '}') x++;
    }
    if (key == "id") r.id = value;
    else if (key == "country") r.country = countryCodes.find(value);
    else if (key == "standard") r.standard = standardCodes.find(value);
    else if (key == "issued") r.issued = day(value.data());
    else if (key == "expiry") readExpiry(r, value);
    else if (key == "issuer") r.issuer = issuerCodes.find(value);
    else if (key == "destination") r.destination = countryCodes.find(value);
    if (*x == '}') break;
    x++;
  }
  while (x < end && *x != '\n') x++;
  return x + 1;
}

// A share of the input for one thread.
struct Job {
  const char *begin, *end;
  char *out;
  size_t outSize = 0;
  long rows = 0;
};

template <bool isJSON, bool withProof>
static void run(Job &job) {
  Work w;
  w.best.assign(units.size(), 0);
  w.seen.assign(standards.size(), 0);
  if (withProof) {
    w.bestLink.assign(units.size(), 0);
    w.bestFrom.assign(units.size(), 0);
  }
  Writer o{job.out};
  Record r;
  for (const char *p = job.begin; p < job.end; job.rows++) {
    p = isJSON ? readObject(r, p, job.end) : readLine(r, p, job.end);
    withProof ? explain(o, w, r) : decide(o, w, r);
  }
  job.outSize = o.p - job.out;
}

int main(int count, char **arguments) {
  int threads = 1;
  bool withProof = false;
  for (int i = 4; i < count; i++)
    if (!strcmp(arguments[i], "--explain")) withProof = true;
    else threads = std::max(1, atoi(arguments[i]));
  if (count < 4) {
    fputs("usage: mr STATICDIR CREDENTIALS.(csv|ndjson) OUT.csv [threads] [--explain]\n", stderr);
    return 64;
  }
  const string folder = arguments[1];
  asOf = day("2025-01-01");
  loadStandards(folder);
  loadLinks(folder);
  loadAgreements(folder);
  double loaded = cpu(), begun = now();

  Mapping map = mapped(arguments[2]);
  const bool isJSON = strstr(arguments[2], "json");
  const char *p = map.begin, *end = p + map.size;
  if (!isJSON) p = static_cast<const char *>(memchr(p, '\n', end - p)) + 1;
  auto lineAt = [&](const char *x) {
    if (x == p || x == end) return x;
    const char *stop = static_cast<const char *>(memchr(x, '\n', end - x));
    return stop ? stop + 1 : end;
  };
  vector<Job> jobs(threads);
  for (int i = 0; i < threads; i++) {
    auto &job = jobs[i];
    job.begin = lineAt(p + (end - p) * i / threads);
    job.end = lineAt(p + (end - p) * (i + 1) / threads);
    size_t room = (job.end - job.begin) * (withProof ? 14 : 2) + (1 << 20);
    job.out = static_cast<char *>(mmap(nullptr, room, PROT_READ | PROT_WRITE,
                                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
  }
  auto work = isJSON ? (withProof ? run<true, true> : run<true, false>)
                     : (withProof ? run<false, true> : run<false, false>);
  vector<std::thread> others;
  for (int i = 1; i < threads; i++) others.emplace_back(work, std::ref(jobs[i]));
  work(jobs[0]);
  for (auto &t : others) t.join();
  double decided = cpu();

  FILE *out = fopen(arguments[3], "w");
  if (!out) {
    perror(arguments[3]);
    return 1;
  }
  if (!withProof) fputs("id,decision,reason,target,coverage,agreement,missing,cond\n", out);
  long rows = 0;
  for (auto &job : jobs) {
    fwrite(job.out, 1, job.outSize, out);
    rows += job.rows;
  }
  if (fclose(out) != 0) {
    perror(arguments[3]);
    return 1;
  }
  printf("CPU_LOAD %.3f CPU_EVAL %.3f CPU_WRITE %.3f WALL %.3f ROWS %ld LINKS %zu\n", loaded,
         decided - loaded, cpu() - decided, now() - begun, rows, links.size());
}
