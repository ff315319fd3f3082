const modulus = 2147483647;
const multiplier = 139;

/** The start values of `spin` are below this. */
export const spinLimit = modulus;

/** Multiplies `iterations` times: the compute-bound kernel of Task Bench (https://arxiv.org/abs/1908.05790). */
export function spin(start: number, iterations: number): number {
  let acc = start;
  for (let iteration = 0; iteration < iterations; iteration++) acc = (acc * multiplier) % modulus;
  return acc;
}

/** Returns the correct output of `spin`, in closed form: start x 139^iterations modulo 2^31 - 1, by squaring. */
export function spinResult(start: number, iterations: number): number {
  let result = BigInt(start);
  let base = BigInt(multiplier);
  for (let exponent = BigInt(iterations); exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % BigInt(modulus);
    base = (base * base) % BigInt(modulus);
  }
  return Number(result);
}
