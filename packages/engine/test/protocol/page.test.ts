import { readFile } from 'node:fs/promises';
import type * as v from 'valibot';
import { expect, it } from 'vitest';
import { commandSchemas } from '../../src/protocol/commands.ts';
import { protocolVersion } from '../../src/protocol/messages.ts';

const page = await readFile(new URL('../../../../docs/trial-protocol.md', import.meta.url), 'utf8');

it('the page has this version', () => {
  expect(page).toContain(`This is version **${protocolVersion}**.`);
});

it.each(['round-trip', 'workers', 'driver-delay'])('the page explains `observe: %s`', (observed) => {
  expect(page).toContain(`\`${observed}\`: `);
});

it.each(Object.keys(commandSchemas))('the page names the command `%s`', (command) => {
  expect(page).toContain(`\`${command}\``);
});

it.each(['prepare', 'open', 'check', 'load', 'close'] as const)(
  'the page has the fields of `%s`',
  (command) => {
    const start = page.indexOf(`### \`${command}\``);
    const section = page.slice(start, page.indexOf('\n## ', start));
    const { request, reply } = commandSchemas[command];
    const fields = [request, reply].flatMap((schema) =>
      'options' in schema ? schema.options.flatMap(fieldsOf) : fieldsOf(schema),
    );
    // Node's host makes inputs itself and receives their number.
    const expected = fields.filter((field) => field !== 'tasks' || command !== 'check');
    expect(expected.filter((field) => !section.includes(field))).toEqual([]);
  },
);

function fieldsOf(schema: v.GenericSchema): readonly string[] {
  return 'entries' in schema ? Object.keys(schema.entries as object) : [];
}
