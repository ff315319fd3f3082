/** Names a runtime by its key in results: `Node`, `CPython 3.13t`. */
export function nameRuntime(key: string): string {
  if (key === 'node') return 'Node';
  return key.startsWith('python') ? `CPython ${key.slice('python'.length)}`.trim() : key;
}
