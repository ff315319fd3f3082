import { expect, test } from 'vitest';
import { renderFindings } from '../src/findings-to-paste.ts';

test('findings are code, whatever is in their notes', () => {
  const text = renderFindings('some-pool 1.0.0', new Map([['errors/null', "it's\nnull"]]));
  expect(text).toContain("version: 'some-pool 1.0.0',");
  expect(text).toContain("{ clause: 'errors/null', note: 'it\\'s null' },");
});
