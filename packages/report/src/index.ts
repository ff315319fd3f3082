/** Renders results of parbench: as an HTML page, and in formats that CI reads. */
export { renderClaimsCsv } from './formats/claims-csv.ts';
export { renderChangesCsv, renderCsv } from './formats/csv.ts';
export { renderGithubActionBenchmark } from './formats/github-action-benchmark.ts';
export { renderJunit } from './formats/junit.ts';
export { renderClaimsReport } from './page/render-claims-report.ts';
export { renderComparisonReport } from './page/render-comparison-report.ts';
export { renderReport } from './page/render-report.ts';
export { renderSweepReport } from './page/render-sweep-report.ts';
