/** A process that leads a group and exchanges lines over two pipes of its own, like a trial host. */
export { keepStderr } from './kept-stderr.ts';
export { type ProcessGroup, startGroup } from './process-group.ts';
