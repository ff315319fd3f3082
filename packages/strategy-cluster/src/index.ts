import { definePlugin } from '@parbench/core';
import { cluster } from './cluster.ts';

export { cluster };

/** The plug-in of node:cluster. */
export default definePlugin({ strategies: [cluster] });
