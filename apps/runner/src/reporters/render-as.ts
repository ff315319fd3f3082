import type { Result } from '@parbench/engine';
import type { Reporter } from '../command-line/choice-parsers.ts';
import type { Terminal } from '../output/terminal.ts';

/** Renders a result in the format of a reporter; only `text` uses the terminal. Loads no more than this format needs. */
export async function renderAs(reporter: Reporter, result: Result, terminal: Terminal): Promise<string> {
  switch (reporter) {
    case 'text': {
      const { renderResult } = await import('../report/render-result.ts');
      return renderResult(result, terminal);
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../report/markdown.ts');
      return renderMarkdown(result);
    }
    case 'html': {
      const { renderReport } = await import('@parbench/report');
      return renderReport(result);
    }
    case 'junit': {
      const { renderJunit } = await import('@parbench/report');
      return renderJunit(result);
    }
    case 'csv': {
      const { renderCsv } = await import('@parbench/report');
      return renderCsv(result);
    }
    case 'github-action-benchmark': {
      const { renderGithubActionBenchmark } = await import('@parbench/report');
      return renderGithubActionBenchmark(result);
    }
  }
}
