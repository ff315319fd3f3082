import { readdir } from 'node:fs/promises';
import { loadWorkload, type ParamDefinition, type Workload } from '@parbench/core';
import plugin from '@parbench/workloads';

/** The folder with a page for each workload. */
export const folder = new URL('../../../docs/workloads/', import.meta.url);

/** A page: its file in the folder, and its text. */
export interface Page {
  readonly file: string;
  readonly text: string;
}

const indexFile = 'README.md';

/** Renders the index and the page of each built-in workload, from their definitions. */
export async function renderPages(): Promise<readonly Page[]> {
  const urls = (plugin.workloads ?? []).map(({ url }) => url);
  const workloads = await Promise.all(urls.map((url) => loadWorkload({ url })));
  const pages = workloads.map((workload, index) => ({
    file: fileOf(workload),
    text: renderPage(
      workload,
      (urls[index] ?? '').replace(/^.*\/(?:src|dist)\//, '').replace(/\.js$/, '.ts'),
    ),
  }));
  return [{ file: indexFile, text: renderIndex(workloads) }, ...pages];
}

/** Returns the files of the folder that belong to no workload. */
export async function strayFiles(pages: readonly Page[]): Promise<readonly string[]> {
  const known = new Set(pages.map(({ file }) => file));
  return (await readdir(folder)).filter((file) => !known.has(file));
}

function fileOf({ name }: Workload): string {
  return `${name.replaceAll('/', '-')}.md`;
}

const generated = (from: string) =>
  `<!-- Generated from ${from} by \`npx -y pnpm --filter @parbench/workloads run docs\`. -->`;

function renderIndex(workloads: readonly Workload[]): string {
  const isDefault = ({ name, onlyOnRequest }: Workload) => !(name.includes('/') || onlyOnRequest);
  return `${generated('the workloads')}

# Workloads

The built-in workloads. Each makes its inputs from a seed and verifies its outputs. \`parbench\` measures those of the default matrix; a filter
selects others by name or by tag, and \`--all\` selects every one:

\`\`\`sh
parbench --filter workload:npb-ep
parbench --filter tag:memory
\`\`\`

A *task* is one function that is called many times; a *job* is a program whose tasks depend on each other or share memory, measured by its
makespan; a *service* is a [request handler](../services.md). Names with a slash are variants of the workload before it.

## In the default matrix

${renderTable(workloads.filter(isDefault))}
## On request

${renderTable(workloads.filter((workload) => !isDefault(workload)))}
To add your own, see [write a workload](../writing-a-workload.md).
`;
}

function renderTable(workloads: readonly Workload[]): string {
  const rows = workloads.map((workload) => {
    const { name, description = '', kind, tags = [] } = workload;
    return `| [\`${name}\`](${fileOf(workload)}) | ${description} | ${kind} | ${tags.join(', ')} | ${runtimesOf(workload).join(', ')} |\n`;
  });
  return `| workload | what it does | kind | tags | runs in |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

function renderPage(workload: Workload, source: string): string {
  const { name, description = '', about, params = {} } = workload;
  return `${generated(`packages/workloads/src/${source}`)}

# \`${name}\`

${sentence(description)}

- **Stresses:** ${about?.stresses}
- **Source:** ${about?.source}
- **Verification:** ${about?.verification}
- **Kind:** ${kinds[workload.kind]}
- **Runs in:** ${runtimesOf(workload).join(' and ')}${needs(workload)}
- **Tags:** ${(workload.tags ?? []).map((tag) => `\`${tag}\``).join(', ')}

${renderParams(params)}
\`\`\`sh
parbench --filter workload:${name}
\`\`\`

[All workloads](${indexFile}) · [its code](../../packages/workloads/src/${source})
`;
}

const kinds = {
  task: 'a task, one function that is called many times; its metric is throughput',
  service: 'a service, a request handler behind a socket; its metric is requests per second',
  job: 'a job, a program that submits tasks and waits for them; its metric is the makespan, shown as drives per second',
};

function runtimesOf({ run, implementations = {} }: Workload): readonly string[] {
  return [...(run ? ['Node'] : []), ...('python' in implementations ? ['CPython'] : [])];
}

const requirements: Readonly<Record<string, string>> = {
  sharedMemory: 'whose workers share memory with the driver',
  transfer: 'that move buffers instead of copying them',
};

function needs({ requires = [] }: Workload): string {
  return requires.map((capability) => `, with strategies ${requirements[capability]}`).join('');
}

function renderParams(params: Readonly<Record<string, ParamDefinition>>): string {
  const rows = Object.entries(params).map(
    ([name, { default: preset, values = [], description = '' }]) =>
      `| \`${name}\` | ${preset} | ${values.join(', ')} | ${description} |\n`,
  );
  if (rows.length === 0) return 'It has no parameters.\n';
  return `| parameter | default | also with \`--all\` | meaning |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
