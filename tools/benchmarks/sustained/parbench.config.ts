/** The strategies of the repository, and the workloads of this comparison. */
export default { plugins: ['../../../packages/strategy-*', './workloads.ts'] };
