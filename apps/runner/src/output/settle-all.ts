/** Waits for all of them: one that fails does not keep the others from their end. @throws the reason of the first that failed */
export async function settleAll(promises: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  const settled = await Promise.allSettled(promises);
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
