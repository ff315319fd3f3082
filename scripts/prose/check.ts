/**
 * `pnpm prose`: fails on the phrases and names of `phrases.json` in any text of the repository that people read: code,
 * comments, messages and pages. A phrase may run across lines, also of a comment.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../turbo.ts';

interface Phrase {
  /** A regular expression, without regard to case; a space stands for any white space or comment margin. */
  readonly pattern: string;
  readonly instead: string;
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const phrases: readonly Phrase[] = JSON.parse(read('scripts/prose/phrases.json'));
const findings = proseFiles().flatMap(findPhrases);
for (const finding of findings) console.error(finding);
if (findings.length > 0) console.error(`${findings.length} phrases to replace: see docs/glossary.md.`);
process.exitCode = findings.length === 0 ? 0 : 1;

/**
 * Files that git tracks or would track, but for recorded results and change logs. Their drafts, in `.changeset`, may name
 * what was renamed.
 */
function proseFiles(): readonly string[] {
  const patterns = [
    '*.ts',
    '*.mjs',
    '*.py',
    '*.md',
    ':!**/results/**',
    ':!**/CHANGELOG.md',
    ':!.changeset/**',
  ];
  const { stdout, status } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error('`git ls-files` failed: the prose check needs a git checkout.');
  return stdout.split('\0').filter((file) => file !== '');
}

function findPhrases(file: string): readonly string[] {
  const text = read(file);
  return phrases.flatMap(({ pattern, instead }) =>
    [...text.matchAll(new RegExp(pattern.replaceAll(' ', '[\\s*/]+'), 'gi'))].map(
      ({ 0: found, index }) =>
        `${file}:${lineOf(text, index)}: \`${found.replaceAll(/[\s*/]+/g, ' ')}\`: write ${instead}`,
    ),
  );
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
