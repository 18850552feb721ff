// What the engine asks of a machine: memory, and a seed for its hashes. Nothing is imported, so the
// module runs wherever WebAssembly does.
//
// Blocks come in four sizes for each power of two and return to the list of their size; a block is
// never split or joined. The module is asked one thing at a time, on one thread.

typedef unsigned int word;
typedef __SIZE_TYPE__ size_t;

#define PAGE 65536u
#define LEAST 16u
#define CLASSES 112

typedef struct Header {
  word class;          // the list that it returns to
  void *base;          // where its block begins
  word unused[2];      // keeps what follows at a multiple of 16
} Header;

typedef struct Free { struct Free *next; } Free;

extern unsigned char __heap_base;
static word top;
static Free *lists[CLASSES];

// The smallest class of at least `size` bytes, and what it holds.
static word classOf(word size, word *holds) {
  if (size <= LEAST * 4) {
    word steps = size ? (size + LEAST - 1) / LEAST : 1;
    *holds = steps * LEAST;
    return steps - 1;
  }
  word log = 31 - (word)__builtin_clz(size - 1);
  word step = 1u << (log - 2);
  word steps = (size - 1 - (1u << log)) / step;
  *holds = (1u << log) + (steps + 1) * step;
  return 4 + (log - 6) * 4 + steps;
}

static void *fresh(word size) {
  if (!top) top = ((word)(size_t)&__heap_base + 15u) & ~15u;
  word end = top + size;
  word have = (word)__builtin_wasm_memory_size(0) * PAGE;
  if (end < top) return 0;
  if (end > have) {
    // A sixteenth more than is needed, so that growing stays rare.
    word pages = (end - have + PAGE - 1) / PAGE;
    word more = pages + have / PAGE / 16;
    if (__builtin_wasm_memory_grow(0, more) == (size_t)-1 &&
        __builtin_wasm_memory_grow(0, pages) == (size_t)-1)
      return 0;
  }
  void *block = (void *)(size_t)top;
  top = end;
  return block;
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  word extra = alignment > 16 ? (word)alignment : 0;
  word holds;
  if (size > 0x70000000u) return 12;
  word class = classOf((word)(size + sizeof(Header) + extra), &holds);
  Free *block = lists[class];
  if (block) {
    lists[class] = block->next;
  } else {
    block = fresh(holds);
    if (!block) return 12;
  }
  size_t start = (size_t)block + sizeof(Header);
  if (extra) start = (start + alignment - 1) & ~(alignment - 1);
  Header *header = (Header *)(start - sizeof(Header));
  header->class = class;
  header->base = block;
  *out = (void *)start;
  return 0;
}

void free(void *pointer) {
  if (!pointer) return;
  Header *header = (Header *)((size_t)pointer - sizeof(Header));
  word class = header->class;
  Free *block = header->base;
  block->next = lists[class];
  lists[class] = block;
}

void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (size_t i = 0; i < count; i++)
    if (a[i] != b[i]) return a[i] - b[i];
  return 0;
}

// Answers do not depend on the seed of a hash (invariant I6): any will do.
void arc4random_buf(void *to, size_t count) { __builtin_memset(to, 0x5a, count); }

void *__stack_chk_guard = (void *)0x5a5aa5a5;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }
