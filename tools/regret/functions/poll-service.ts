import delay from 'delay';

/** Waits 300 ms, three times. */
export default async function pollService(): Promise<number> {
  for (let attempt = 0; attempt < 3; attempt++) await delay(100);
  return 3;
}
