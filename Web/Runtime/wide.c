// Arithmetic of 128 bits, which WebAssembly has not: exact ratios need it.

typedef unsigned long long half;
typedef unsigned __int128 whole;
typedef __int128 number;

typedef union { whole all; half part[2]; } Parts;

whole __ashlti3(whole value, int by) {
  Parts in = {.all = value}, out;
  if (by >= 64) {
    out.part[1] = in.part[0] << (by - 64);
    out.part[0] = 0;
  } else if (by) {
    out.part[1] = (in.part[1] << by) | (in.part[0] >> (64 - by));
    out.part[0] = in.part[0] << by;
  } else {
    out = in;
  }
  return out.all;
}

whole __lshrti3(whole value, int by) {
  Parts in = {.all = value}, out;
  if (by >= 64) {
    out.part[0] = in.part[1] >> (by - 64);
    out.part[1] = 0;
  } else if (by) {
    out.part[0] = (in.part[0] >> by) | (in.part[1] << (64 - by));
    out.part[1] = in.part[1] >> by;
  } else {
    out = in;
  }
  return out.all;
}

// Multiplies in parts of 32 bits: a product of two halves would call itself.
static whole product(half a, half b) {
  half low = (a & 0xffffffffu) * (b & 0xffffffffu);
  half left = (a >> 32) * (b & 0xffffffffu), right = (a & 0xffffffffu) * (b >> 32);
  half high = (a >> 32) * (b >> 32);
  half middle = (low >> 32) + (left & 0xffffffffu) + (right & 0xffffffffu);
  high += (left >> 32) + (right >> 32) + (middle >> 32);
  return ((whole)high << 64) | (middle << 32) | (low & 0xffffffffu);
}

number __multi3(number a, number b) {
  whole result = product((half)(whole)a, (half)(whole)b);
  half cross = (half)((whole)a >> 64) * (half)b + (half)a * (half)((whole)b >> 64);
  return (number)(result + ((whole)cross << 64));
}

static int zeros(whole value) {
  half high = (half)(value >> 64);
  return high ? __builtin_clzll(high) : 64 + __builtin_clzll((half)value);
}

// Divides; the divisor is not zero.
static whole divided(whole value, whole by, whole *rest) {
  if (value < by) {
    *rest = value;
    return 0;
  }
  if (!(half)(value >> 64)) {
    *rest = (half)value % (half)by;
    return (half)value / (half)by;
  }
  int shift = zeros(by) - zeros(value);
  whole quotient = 0;
  by <<= shift;
  for (; shift >= 0; shift--) {
    quotient <<= 1;
    if (value >= by) {
      value -= by;
      quotient |= 1;
    }
    by >>= 1;
  }
  *rest = value;
  return quotient;
}

whole __udivti3(whole a, whole b) {
  whole rest;
  return divided(a, b, &rest);
}

whole __umodti3(whole a, whole b) {
  whole rest;
  divided(a, b, &rest);
  return rest;
}

static whole size(number value) { return value < 0 ? -(whole)value : (whole)value; }

number __divti3(number a, number b) {
  whole rest;
  whole quotient = divided(size(a), size(b), &rest);
  return (number)((a < 0) != (b < 0) ? -quotient : quotient);
}

number __modti3(number a, number b) {
  whole rest;
  divided(size(a), size(b), &rest);
  return (number)(a < 0 ? -rest : rest);
}
