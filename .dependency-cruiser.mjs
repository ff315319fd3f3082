/** The directions of imports, folder by folder. Types count as code does. What packages may import of each other is in `turbo.json`. */
const engine = '^packages/engine/src';

/** Node's modules that reach outside the process, or start another thread. */
const io =
  '^(node:)?(child_process|cluster|dgram|dns|fs|http|http2|https|inspector|net|os|process|readline|repl|tls|tty|worker_threads)(/|$)';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Of two modules, one is the simpler and knows nothing of the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-folder-cycles',
      comment: 'Folders are layers: of two, one may be read without the other.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^packages/engine/src/.' },
      to: { circular: true },
    },
    {
      name: 'measured-side',
      comment:
        'What runs in the measured process, or loads it, shares the protocol with its parent, and arithmetic; nothing else.',
      severity: 'error',
      from: { path: `${engine}/(trial-host|load-generator)/` },
      to: { path: `${engine}/`, pathNot: `${engine}/(trial-host|load-generator|protocol|statistics)/` },
    },
    {
      name: "parent's side",
      comment:
        'A trial host and the load generator are started by their files and spoken to over the protocol, never imported.',
      severity: 'error',
      from: { path: `${engine}/`, pathNot: `${engine}/(trial-host|load-generator|internal)/` },
      to: { path: `${engine}/(trial-host|load-generator)/` },
    },
    {
      name: 'protocol-owned-by-neither',
      comment: 'The protocol knows neither of the two sides that speak it.',
      severity: 'error',
      from: { path: `${engine}/protocol/` },
      to: { path: `${engine}/`, pathNot: `${engine}/protocol/` },
    },
    {
      name: 'pure',
      comment:
        'Statistics, plans, verdicts, sweeps and claims are functions of their arguments: no input or output.',
      severity: 'error',
      from: { path: `${engine}/(statistics|plan|verdict|sweep|claims)/` },
      to: { path: io },
    },
    {
      name: 'pure-layers',
      comment: 'And they build on each other alone.',
      severity: 'error',
      from: { path: `${engine}/(statistics|plan|verdict)/` },
      to: {
        path: `${engine}/`,
        pathNot: `${engine}/(statistics|plan|verdict|protocol/(trial-spec|trial-end)|result/[a-z]+-schema)`,
      },
    },
    {
      name: 'engine-root',
      comment: 'The root of the engine holds its public surface and its version.',
      severity: 'error',
      from: { path: `${engine}/(?!index|version)[^/]+$` },
      to: {},
    },
    {
      name: 'no-tests-in-sources',
      severity: 'error',
      from: { path: '/src/' },
      to: { path: '/test/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@parbench/source', 'import', 'node', 'default'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|reports)/' },
  },
};
