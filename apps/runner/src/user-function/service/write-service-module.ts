import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { UserService } from './user-service.ts';

const runtime = import.meta.resolve('parbench/user-service');

/** Writes a module beside the bundle that makes its request handler a service, the default export. @returns its `file:` URL */
export function writeServiceModule(bundle: string, userService: UserService): string {
  const file = join(dirname(fileURLToPath(bundle)), 'service.mjs');
  writeFileSync(
    file,
    `import { createUserService } from ${JSON.stringify(runtime)};
import * as exported from ${JSON.stringify(bundle)};
export default createUserService(exported, ${JSON.stringify(userService)});
`,
  );
  return pathToFileURL(file).href;
}
