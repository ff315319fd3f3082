/** A process that leads a group and exchanges lines over two pipes of its own, like a trial host. */
export { keepStderr } from './kept-stderr.ts';
export { mostInformativeLine } from './most-informative-line.ts';
export { type ProcessGroup, startGroup } from './process-group.ts';
