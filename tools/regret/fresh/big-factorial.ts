export default function bigFactorial(n: number): string {
  let product = 1n;
  for (let factor = 2n; factor <= n; factor++) product *= factor;
  return product.toString();
}

export const args = [2500];
