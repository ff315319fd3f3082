import type { RunEvent } from '@parbench/engine';
import { formatCount, formatDuration } from '@parbench/report/quantities';
import { MultiBar, Presets, type SingleBar } from '../bundled/progress.ts';
import { createTerminal, wrap } from '../output/terminal.ts';
import { toShownText } from '../output/write-text.ts';
import { describePhase, describePilot } from './messages.ts';
import { createNotices } from './notices.ts';
import type { Progress } from './progress.ts';

/**
 * Creates a bar on the last line of the terminal, from the run's first event on; notices scroll above it. It is a
 * multi-bar of one, because only a multi-bar can log above itself. Line wrap and cursor stay as they are: a second Ctrl-C
 * ends the process with no chance to restore them.
 */
export function createBar(stream: NodeJS.WriteStream): Progress {
  const bars = new MultiBar(
    {
      stream,
      format: '{bar} {state}{activity}',
      barsize: 20,
      clearOnComplete: true,
      linewrap: true,
      forceRedraw: true,
    },
    Presets.shades_classic,
  );
  let bar: SingleBar | undefined;
  const noticeOf = createNotices();
  const log = (line: string) => {
    const text = toShownText(stream, `${wrap(createTerminal(stream), line)}\n`);
    if (bar === undefined) {
      stream.write(text);
      return;
    }
    bars.log(text);
    // Otherwise the text waits for the next redraw, which may never come.
    bars.update();
  };

  const shown = (payload: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(payload).map(([name, text]) => [name, toShownText(stream, text)]));
  return {
    onEvent(event) {
      bar ??= bars.create(1, 0, { state: 'measuring task costs', activity: '' });
      const notice = noticeOf(event);
      if (notice !== undefined) log(notice);
      bar.update(shareDone(event) ?? bar.getProgress(), shown(payloadOf(event)));
    },
    log,
    [Symbol.dispose]: () => bars.stop(),
  };
}

/** The share of the time and not of the blocks: a run stops when the budget is used up or the intervals are narrow. */
function shareDone(event: RunEvent): number | undefined {
  return 'elapsedMs' in event ? event.elapsedMs / Math.max(1, event.elapsedMs + event.etaMs) : undefined;
}

function payloadOf(event: RunEvent): { state?: string; activity?: string } {
  if (event.type === 'pilot') return { activity: ` · ${describePilot(event)}` };
  return {
    ...('elapsedMs' in event && {
      state: `${formatCount(event.blocksDone, 'block')} · ${formatDuration(event.etaMs)} left`,
    }),
    ...(event.type === 'phase' && { activity: ` · ${describePhase(event)}` }),
  };
}
