export default {
  forbidden: [{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@parbench/source', 'import', 'node', 'default'],
    },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(packages|apps|tools)/[^/]+/(src|.*\\.ts$)',
  },
};
