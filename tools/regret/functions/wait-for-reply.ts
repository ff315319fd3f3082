import delay from 'delay';

export default async function waitForReply(milliseconds: number): Promise<number> {
  await delay(milliseconds);
  return milliseconds;
}

export const args = [5];
