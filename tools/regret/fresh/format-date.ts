const format = new Intl.DateTimeFormat('de-CH', { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });

export default function formatDate(ms: number): string {
  return format.format(ms);
}

export const args = (seed: number): [number] => [1_700_000_000_000 + 86_400_000 * seed];
