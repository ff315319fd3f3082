/** The other end of the bare loop: answers every batch of numbered inputs with one batch, over fork IPC. */
process.on('message', (tasks: readonly (readonly [id: number, input: unknown])[]) => {
  process.send?.(tasks.map(([id, input]) => [id, input]));
});
process.on('disconnect', () => process.exit());
