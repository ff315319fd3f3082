/** A process that leads a group and is spoken to in lines on two pipes of its own, as trial hosts are. */
export { keepStderr } from './kept-stderr.ts';
export { type ProcessGroup, startGroup } from './process-group.ts';
