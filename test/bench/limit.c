// The tutorial's loop as far as C goes on this processor, in the same order of sums: explicit vectors with fused multiply-adds,
// four rows and eight columns of a product side by side. Else as reference.c.
//
//   gcc -O3 -march=native -o limit limit.c -lm
//   ./limit IN OUT BATCH SAMPLES ITERATIONS    < W (in x out decimals)
//
// Seeds are 0 and lr is 0.01. Prints the nanoseconds of processor time an iteration took and the final weight's bits, out x in.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N 624
#define M 397

typedef struct {
  uint32_t state[N], tempered[N];
  int used;
} mt19937;

static void seed(mt19937 *g, uint32_t s) {
  g->state[0] = s;
  for (int i = 1; i < N; i++) g->state[i] = 1812433253u * (g->state[i - 1] ^ (g->state[i - 1] >> 30)) + i;
  g->used = N;
}

static inline uint32_t mix(uint32_t a, uint32_t b) {
  uint32_t y = (a & 0x80000000u) | (b & 0x7fffffffu);
  return (y >> 1) ^ (-(y & 1u) & 0x9908b0dfu);
}

static void refill(mt19937 *g) {
  uint32_t *s = g->state;
  int k = 0;
  for (; k < N - M; k++) s[k] = s[k + M] ^ mix(s[k], s[k + 1]);
  for (; k < N - 1; k++) s[k] = s[k + M - N] ^ mix(s[k], s[k + 1]);
  s[N - 1] = s[M - 1] ^ mix(s[N - 1], s[0]);
  for (int i = 0; i < N; i++) {
    uint32_t y = s[i];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    g->tempered[i] = y ^ (y >> 18);
  }
  g->used = 0;
}

static inline uint32_t next32(mt19937 *g) {
  if (g->used == N) refill(g);
  return g->tempered[g->used++];
}

static float uniform(mt19937 *g) { return (next32(g) & 0xffffffu) * 0x1p-24f; }

// np.random.choice(range(n), k, replace=False)
static void choice(mt19937 *g, int n, int k, int *pool, int *out) {
  for (int i = 0; i < n; i++) pool[i] = i;
  for (int i = n - 1; i > 0; i--) {
    uint32_t mask = 0xffffffffu >> __builtin_clz(i), j;
    while ((j = next32(g) & mask) > (uint32_t)i) {
    }
    int value = pool[i];
    pool[i] = pool[j];
    pool[j] = value;
  }
  memcpy(out, pool, k * sizeof(int));
}

static void *array(size_t n) { return calloc(n + 8, 4); }

typedef float v8 __attribute__((vector_size(32)));
typedef float v4 __attribute__((vector_size(16)));

#define LOAD(type, p) ({ type v_; memcpy(&v_, (p), sizeof v_); v_; })

static void put(float *to, v8 v, int n) { memcpy(to, &v, (n < 8 ? n : 8) * sizeof(float)); }

// out[r][c] = the chain over k < n of a[r * aRow + k * aStep] * b[k * bStep + c]; four rows at a time, eight columns.
static void chains(const float *a, size_t aRow, size_t aStep, const float *b, size_t bStep, int rows, int columns, int n,
                   float *out, size_t width) {
  for (int r = 0; r < rows; r += 4) {
    int last = rows - 1 - r, o1 = last < 1 ? last : 1, o2 = last < 2 ? last : 2, o3 = last < 3 ? last : 3;
    const float *a0 = a + r * aRow, *a1 = a0 + o1 * aRow, *a2 = a0 + o2 * aRow, *a3 = a0 + o3 * aRow;
    float *to = out + r * width;
    for (int c = 0; c < columns; c += 8) {
      v8 s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
      for (int k = 0; k < n; k++) {
        v8 w = LOAD(v8, b + k * bStep + c);
        s0 += w * a0[k * aStep];
        s1 += w * a1[k * aStep];
        s2 += w * a2[k * aStep];
        s3 += w * a3[k * aStep];
      }
      int left = columns - c;
      put(to + c, s0, left);
      put(to + o1 * width + c, s1, left);
      put(to + o2 * width + c, s2, left);
      put(to + o3 * width + c, s3, left);
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  int in = atoi(argv[1]), out = atoi(argv[2]), batch = atoi(argv[3]), samples = atoi(argv[4]);
  long iterations = atol(argv[5]);
  float *W = array(in * out), *x = array(samples * in), *y = array(samples * out), *w = array(in * out);
  float *bx = array(batch * in), *by = array(batch * out), *pred = array(batch * out), *g = array(batch * out);
  float *el = array(batch * out), *grad = array(in * out);
  int *pool = array(samples), *index = array(batch), wide = (out + 7) & ~7;
  float *wT = array(in * wide);
  for (int i = 0; i < in * out; i++)
    if (scanf("%f", &W[i]) != 1) return 2;

  static mt19937 torch, numpy;
  seed(&torch, 0);
  seed(&numpy, 0);
  for (int i = 0; i < samples * in; i++) x[i] = uniform(&torch);
  for (int r = 0; r < samples; r++)
    for (int o = 0; o < out; o++) {
      float s = 0;
      for (int i = 0; i < in; i++) s = fmaf(x[r * in + i], W[i * out + o], s);
      y[r * out + o] = s;
    }
  double bound = sqrt(3.0) * (sqrt(2.0 / (1 + sqrt(5.0) * sqrt(5.0))) / sqrt(in));
  for (int i = 0; i < in * out; i++) w[i] = fmaf(uniform(&torch), (float)(2 * bound), (float)-bound);

  int n = batch * out;
  float scale = (float)(2.0 / n), alpha = (float)-0.01, loss = 0;
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (long t = 0; t < iterations; t++) {
    choice(&numpy, samples, batch, pool, index);
    for (int r = 0; r < batch; r++) {
      memcpy(bx + r * in, x + index[r] * in, in * sizeof(float));
      memcpy(by + r * out, y + index[r] * out, out * sizeof(float));
    }
    for (int o = 0; o < out; o++)
      for (int i = 0; i < in; i++) wT[i * wide + o] = w[o * in + i];
    chains(bx, in, 1, wT, wide, batch, out, in, pred, out);
    for (int i = 0; i < n; i++) {
      float d = pred[i] - by[i];
      el[i] = d * d;
    }
    // The loss is not used by the weights; lanes as PyTorch adds them, without its cascade for long batches.
    float lanes[8] = {0}, sum = 0;
    int vectors = n / 8;
    for (int i = 0; i < vectors; i++)
      for (int l = 0; l < 8; l++) lanes[l] += el[8 * i + l];
    for (int i = 8 * vectors; i < n; i++) sum += el[i];
    for (int l = 0; l < 8; l++) sum += lanes[l];
    loss += sum / n;
    for (int i = 0; i < n; i++) g[i] = scale * (pred[i] - by[i]);
    chains(g, 1, out, bx, in, out, in, batch, grad, in);
    for (int i = 0; i < in * out; i++) w[i] = fmaf(grad[i], alpha, w[i]);
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  printf("%.3f ", ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / iterations);
  for (int i = 0; i < in * out; i++) {
    uint32_t bits;
    memcpy(&bits, &w[i], 4);
    printf("%08x", bits);
  }
  printf(" %g\n", loss);
  return 0;
}
