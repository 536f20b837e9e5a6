/** The first 32 bits behind the point of the cube roots of the first 64 primes, and of the square roots of the first 8. */
const [ROUNDS, START] = constants()

/**
 * SHA-256 (FIPS 180-4) of `text` in UTF-8, the first 132 of its bits as 22 characters of base64url: enough that nobody finds
 * another text with the same. Browsers have their own only where a page came over a safe connection.
 */
export function digestOf(text: string): string {
  const bytes = padded(new TextEncoder().encode(text))
  const words = new Uint32Array(64)
  const hash = Uint32Array.from(START)
  for (let at = 0; at < bytes.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = bytes.getUint32(at + i * 4)
    for (let i = 16; i < 64; i++) {
      const [a, b] = [word(words, i - 15), word(words, i - 2)]
      const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)
      const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10)
      words[i] = word(words, i - 16) + low + word(words, i - 7) + high
    }
    compress(hash, words)
  }
  return base64(hash).slice(0, 22)
}

function compress(hash: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let i = 0; i < 64; i++) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const first = (h + high + ((e & f) ^ (~e & g)) + word(ROUNDS, i) + word(words, i)) | 0
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] = word(hash, i) + value
}

/** The bytes, a bit that is 1, zeros, and how many bits there were, in whole blocks. */
function padded(bytes: Uint8Array): DataView {
  const made = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  made.set(bytes)
  made[bytes.length] = 0x80
  const view = new DataView(made.buffer)
  view.setBigUint64(made.length - 8, BigInt(bytes.length) * 8n)
  return view
}

function word(words: Uint32Array, i: number): number {
  return words[i] ?? 0
}

function turned(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by))
}

function base64(hash: Uint32Array): string {
  const bytes = [...hash].flatMap((value) => [24, 16, 8, 0].map((by) => (value >>> by) & 255))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

function constants(): readonly [Uint32Array, Uint32Array] {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  const behindPoint = (value: number) => Math.floor((value % 1) * 2 ** 32)
  return [
    Uint32Array.from(primes, (prime) => behindPoint(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), (prime) => behindPoint(Math.sqrt(prime))),
  ]
}
