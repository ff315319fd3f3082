import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/command-line/parse-command-line.ts';
import { createProgram } from '../../src/command-line/program.ts';

const program = createProgram({ version: '', write: () => {}, onCommand: () => {} });

describe('help', () => {
  it.for(['', ...program.commands.map((command) => command.name())])(
    'of `parbench %s` has examples and fits 80 columns below its usage',
    (command) => {
      const request = parseCommandLine(
        [command, '--help'].filter((arg) => arg !== ''),
        '1.2.3',
      );
      const lines = request.command === 'print' ? stripVTControlCharacters(request.text).split('\n') : [];
      expect(lines).toContain('Examples:');
      expect(lines.filter((line) => line.length > 80 && !line.startsWith('Usage:'))).toEqual([]);
    },
  );
});
