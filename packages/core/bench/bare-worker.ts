/** The other end of the bare loop: answers every batch (number, input, number, input) with one batch, over fork IPC. */
process.on('message', (tasks: readonly unknown[]) => {
  const answers: unknown[] = [];
  for (let at = 0; at < tasks.length; at += 2) answers.push(tasks[at], tasks[at + 1]);
  process.send?.(answers);
});
process.on('disconnect', () => process.exit());
