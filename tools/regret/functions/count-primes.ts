export default function countPrimes(limit: number): number {
  const isComposite = new Uint8Array(limit + 1);
  let primes = 0;
  for (let number = 2; number <= limit; number++) {
    if (isComposite[number]) continue;
    primes++;
    for (let multiple = number * number; multiple <= limit; multiple += number) isComposite[multiple] = 1;
  }
  return primes;
}

export const args = [20_000_000];
