import type { HostileCase } from '../hostile-case.ts';

const files = { 'ok.mjs': 'export default (n) => n * 2;\nexport const args = [1];' };
const plan = '$PARBENCH ./ok.mjs --dry-run';
/** Measures two cells in a block. */
const brief = '$PARBENCH --filter workload:noop --filter inline --blocks 1 --quiet';
const matrixPlan = '$PARBENCH --dry-run --filter workload:noop';
/** Permissions hold for every user but root. */
const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? 'setpriv --reuid=65534 --regid=65534 --clear-groups' : '';
const asStranger = isRoot ? 'setpriv --reuid=54321 --regid=54321 --clear-groups' : '';
const open = 'chmod 755 .. .; chmod 777 $TMPDIR';

function surrounded(
  what: string,
  script: string,
  exitCode: number,
  ending: Pick<HostileCase, 'stderr' | 'stdout' | 'env'> = {},
): HostileCase {
  return { what, script, exitCode, files, ...ending };
}

const temporaryFolders: readonly HostileCase[] = [
  surrounded('a TMPDIR that is missing', `TMPDIR=$PWD/gone exec ${plan}`, 2, {
    stderr: /`TMPDIR`: expected a folder/,
  }),
  surrounded('a TMPDIR that is a file', `TMPDIR=$PWD/ok.mjs exec ${plan}`, 2, {
    stderr: /`TMPDIR`.*ENOTDIR/,
  }),
  surrounded('a TMPDIR in a loop of links', `ln -s loop loop; TMPDIR=$PWD/loop exec ${plan}`, 2, {
    stderr: /`TMPDIR`.*ELOOP/,
  }),
  surrounded('a TMPDIR in /proc', `TMPDIR=/proc/nope exec ${plan}`, 2, { stderr: /`TMPDIR`/ }),
  surrounded('a TMPDIR with spaces and quotes', `mkdir "it's a"; TMPDIR="$PWD/it's a" exec ${plan}`, 0, {
    stdout: /^Seed/,
  }),
  surrounded('a relative TMPDIR', `mkdir here; TMPDIR=here exec ${plan}`, 0, { stdout: /^Seed/ }),
];

/** A cache folder that cannot be used costs a message at most. */
const cacheFolders: readonly HostileCase[] = [
  surrounded('a cache folder in /proc', `PARBENCH_CACHE_DIR= XDG_CACHE_HOME=/proc/nope exec ${brief}`, 0, {
    stderr: /The journal `.*` cannot be written: ENOENT/,
    stdout: /noop/,
  }),
  surrounded('a cache folder that is a file', `PARBENCH_CACHE_DIR=$PWD/ok.mjs exec ${brief}`, 0, {
    stderr: /journal `.*` cannot be written/,
    stdout: /noop/,
  }),
  surrounded('a cache folder below a device', `PARBENCH_CACHE_DIR=/dev/null/x exec ${brief}`, 0, {
    stderr: /journal `.*` cannot be written/,
    stdout: /noop/,
  }),
  surrounded(
    'a cache folder in a loop of links',
    `ln -s loop loop; PARBENCH_CACHE_DIR=$PWD/loop exec ${brief}`,
    0,
    { stderr: /cannot be written: ELOOP/, stdout: /noop/ },
  ),
  surrounded(
    'a relative XDG_CACHE_HOME',
    `PARBENCH_CACHE_DIR= XDG_CACHE_HOME=relative HOME=$PWD/home ${brief} && test ! -e relative && test -d home/.cache/parbench`,
    0,
    { stdout: /noop/ },
  ),
  surrounded('a relative home folder', `PARBENCH_CACHE_DIR= HOME=here exec ${brief}`, 2, {
    stderr: /`HOME`: expected the user's home folder/,
  }),
  surrounded('an empty home folder', `PARBENCH_CACHE_DIR= HOME= exec ${brief} --resume`, 2),
  surrounded(
    'a journal that is junk',
    `PARBENCH_CACHE_DIR=$PWD/c ${brief} --resume; d=$(ls -d c/journals/* 2>/dev/null); exit 2`,
    2,
    { stderr: /there is no journal/ },
  ),
];

const terminals: readonly HostileCase[] = [
  surrounded('a locale of C', `LC_ALL=C ${plan} | LC_ALL=C grep -c '[^ -~]' | grep -x 0`, 0, { stdout: /0/ }),
  surrounded('a locale of C at an error', `LC_ALL=C $PARBENCH ./müller.mjs`, 2, {
    stderr: /^parbench: `\.\/m\?ller\.mjs`[ -~]*\n$/,
  }),
  surrounded('no width', `COLUMNS=0 exec ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('a negative width', `COLUMNS=-5 exec ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('a width beyond numbers', `COLUMNS=1e999 exec ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('a width of words', `COLUMNS=wide exec ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('a terminal of no kind', `TERM= exec ${plan}`, 0, { stdout: /^Seed/ }),
];

const streams: readonly HostileCase[] = [
  surrounded('a full disk under stdout', `exec ${plan} > /dev/full`, 2, {
    stderr: /could not be written: .*ENOSPC/,
  }),
  surrounded('a full disk under stderr', '$PARBENCH ./gone.mjs 2> /dev/full', 2, { stderr: /^$/ }),
  surrounded('a full disk under JSON on stdout', `exec ${plan} --json - > /dev/full`, 2, {
    stderr: /ENOSPC/,
  }),
  surrounded('a full disk under a file of JSON', `exec ${plan} --json /dev/full`, 2, {
    stderr: /\/dev\/full` could not be written: ENOSPC/,
    stdout: /^Seed/,
  }),
  surrounded(
    'a full disk under a report',
    'exec $PARBENCH --filter workload:noop --filter inline --blocks 1 --quiet --reporter csv=/dev/full',
    2,
    { stderr: /could not be written: ENOSPC/, stdout: /noop/ },
  ),
  surrounded('a step summary that cannot be written', `GITHUB_STEP_SUMMARY=/dev/null/x exec ${brief}`, 0, {
    stderr: /step summary.*ENOTDIR/,
    stdout: /noop/,
  }),
  surrounded('a reader that closes the pipe', `$PARBENCH list --all | head -n 1`, 0, {
    stdout: /^Workloads/,
  }),
  surrounded('a reader that reads nothing', `$PARBENCH list --all | true`, 0),
  surrounded('a slow reader', `$PARBENCH list --all | (sleep 2; cat) | tail -n 1`, 0),
  surrounded('a closed stdin', `exec ${plan} <&-`, 0, { stdout: /^Seed/ }),
  surrounded('a closed stdout', `exec ${plan} >&-`, 0),
  surrounded('a closed stderr', `exec $PARBENCH ./gone.mjs 2>&-`, 2, { stderr: /^$/ }),
  surrounded('all streams closed', `exec ${plan} <&- >&- 2>&-`, 0),
  surrounded(
    'a limit on the size of files',
    `printf old > out.json; (ulimit -f 0; trap '' XFSZ; ${matrixPlan} --json out.json); code=$?; grep -x old out.json && exit $code`,
    2,
    { stderr: /`out\.json` could not be written: EFBIG/ },
  ),
  surrounded(
    'a limit on the size of files under a new one',
    `(ulimit -f 0; trap '' XFSZ; ${matrixPlan} --json new.json); code=$?; test ! -e new.json && exit $code`,
    2,
    { stderr: /`new\.json` could not be written: EFBIG/ },
  ),
];

const limits: readonly HostileCase[] = [
  surrounded('a limit of 40 open files', `ulimit -n 40; exec ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('a nice value', `exec nice -n 19 ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('no PATH', `PATH= exec ${plan}`, 0, { stdout: /^Seed/ }),
  surrounded('a PATH of files', `PATH=/etc/passwd:relative exec ${brief}`, 0, { stdout: /noop/ }),
  surrounded(
    'a working folder that is removed',
    `mkdir gone; cd gone; rmdir ../gone; exec $PARBENCH list`,
    2,
    { stderr: /the working folder|refused|uv_cwd/ },
  ),
  surrounded('a working folder that is read-only', `${open}; chmod 555 .; exec ${asNobody} ${plan}`, 0, {
    stdout: /^Seed/,
  }),
  surrounded(
    'a result in a folder that is read-only',
    `${open}; chmod 555 .; exec ${asNobody} ${matrixPlan} --json x.json`,
    2,
    { stderr: /EACCES/ },
  ),
  surrounded('a file that must not be read', `${open}; chmod 000 ok.mjs; exec ${asNobody} ${plan}`, 2, {
    stderr: /ok\.mjs/,
  }),
  surrounded('a TMPDIR that is read-only', `${open}; chmod 555 $TMPDIR; exec ${asNobody} ${plan}`, 2, {
    stderr: /`TMPDIR`.*EACCES/,
  }),
  surrounded(
    'a folder that must not be searched',
    `${open}; mkdir closed; cp ok.mjs closed; chmod 000 closed; exec ${asNobody} $PARBENCH ./closed/ok.mjs --dry-run`,
    2,
    { stderr: /EACCES/ },
  ),
  surrounded('a user without a home folder', `${open}; unset HOME; exec ${asStranger} ${plan}`, 0, {
    stdout: /^Seed/,
  }),
];

const signals: readonly HostileCase[] = [
  ...(['INT', 'TERM', 'HUP'] as const).map((signal) =>
    surrounded(
      `SIG${signal} while a module loads`,
      `printf 'await new Promise((r) => setTimeout(r, 3e4));' > slow.mjs; $PARBENCH ./slow.mjs --dry-run & pid=$!; sleep 3; kill -${signal} $pid; wait $pid`,
      130,
      { stderr: /^$/ },
    ),
  ),
  surrounded(
    'a module that is killed with its command',
    `printf 'setInterval(() => {}, 50); await new Promise((r) => setTimeout(r, 3e4));' > slow.mjs; $PARBENCH ./slow.mjs --dry-run & pid=$!; sleep 3; kill -KILL $pid; wait $pid; rm -rf $TMPDIR/parbench-*; exit 0`,
    0,
    { stderr: /^(Killed\n)?$/ },
  ),
];

const workload = (code: string) => ({
  'task.mjs': `${code}\nexport default { kind: 'task', name: 'mine', input: () => 1, verify: () => true, run };`,
  'case.mjs': `export default { contract: 2, workloads: [{ url: new URL('./task.mjs', import.meta.url).href }] };`,
});
const measured = '$PARBENCH --strategy ./case.mjs --filter workload:mine --blocks 1 --quiet';

/** Workloads that are measured, or tried. */
const workloads: readonly HostileCase[] = [
  {
    what: 'a workload that ends the command, if that loads it',
    files: workload("if (process.argv[1].includes('cli.')) process.exit(77);\nconst run = (x) => x;"),
    script: `${measured} --filter inline`,
    exitCode: 0,
    stdout: /mine/,
  },
  {
    what: 'a task that never ends, and a short time limit',
    files: workload('const run = () => { for (;;); };'),
    script: `${measured} --filter inline --timeout 300ms`,
    exitCode: 1,
    stderr: /^$/,
    stdout: /timed out: `task-cost` took longer than\s+6\.6 s/,
  },
  {
    what: 'a task that never ends, and a short budget',
    files: workload('const run = () => new Promise(() => setTimeout(() => {}, 1e8));'),
    script: `${measured} --filter inline --budget 5s`,
    exitCode: 3,
    stderr: /^$/,
    stdout: /one of them\s+never ends/,
  },
  {
    what: 'a task that ends in no worker, and a short budget',
    files: workload(
      "import { isMainThread } from 'node:worker_threads';\nconst run = (x) => { while (!isMainThread); return x; };",
    ),
    script: `${measured} --filter threads --filter '!threads/*' --budget 20s --timeout 1s`,
    exitCode: 1,
    stderr: /^$/,
    stdout: /timeout|deadline/,
  },
  {
    what: 'a task whose output loses its class on the way',
    files: {
      'task.mjs':
        "class Point {}\nexport default { kind: 'task', name: 'mine', input: () => 1, run: () => new Point() };",
      'case.mjs': workload('')['case.mjs'],
    },
    script: `${measured} --filter strategy:threads --filter '!threads/*'`,
    exitCode: 0,
    stdout: /threads .*skipped: .*instance\s+of\s+a\s+class/s,
  },
  {
    what: 'a task that throws megabytes of escapes',
    files: workload("const run = () => { throw new Error('\\u001B[2J'.repeat(1e6)); };"),
    script: `${measured} --filter inline`,
    exitCode: 1,
    stderr: /^$/,
    stdout: /␛\[2J/,
  },
];

/** Runs that meet. They measure one block each. */
const runs: readonly HostileCase[] = [
  surrounded(
    'another run in the same folder',
    `${brief} > a & ${brief} > b; code=$?; wait $! && grep -q noop a && grep -q noop b && exit $code`,
    0,
  ),
  surrounded(
    'another run in another folder',
    `mkdir other; (cd other; ${brief} > a) & ${brief} > b; code=$?; wait $! && grep -q noop other/a && exit $code`,
    0,
  ),
  surrounded(
    'a run that is resumed while it goes on',
    `$PARBENCH --filter workload:noop --filter inline --blocks 50 --quiet > a & pid=$!; until ls $PARBENCH_CACHE_DIR/journals/*/*.jsonl > n 2> e; do sleep 0.1; done; ${brief} --resume; code=$?; kill -INT $pid; wait $pid; exit $code`,
    2,
    { stderr: /still running in this folder, as process \d+/ },
  ),
  surrounded(
    'a trial host that is stopped',
    `$PARBENCH --filter workload:noop --filter inline --blocks 1 --quiet --timeout 1s --budget 9s > a & pid=$!; while kill -0 $pid 2>/dev/null; do pkill -STOP -P $pid -f trial-host; sleep 0.05; done; wait $pid; code=$?; grep -q 'timeout\\|used up' a && test $code -ne 0 && test $code -le 3`,
    0,
    { stderr: /^[^\n]*\n?$/ },
  ),
];

export const surroundingCases: readonly HostileCase[] = [
  ...temporaryFolders,
  ...cacheFolders,
  ...terminals,
  ...streams,
  ...limits,
  ...signals,
  ...runs,
  ...workloads,
];
