import { definePlugin } from '@parbench/core';
import { cluster, clusterShared } from './cluster.ts';

export { cluster, clusterShared };

/** The plug-in of node:cluster. */
export default definePlugin({ strategies: [cluster, clusterShared] });
