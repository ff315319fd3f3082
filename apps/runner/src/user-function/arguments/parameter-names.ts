/**
 * Returns the names of a function's parameters, from its source text: `text`, `rounds`; `options` for a destructured one.
 * Some or all are missing if the source does not contain them, as for native functions.
 */
export async function parameterNames(source: string): Promise<readonly string[]> {
  const { parseAst } = await import('rolldown/parseAst');
  // The text of a method is an expression only inside an object.
  for (const expression of [`(${source})`, `({${source}})`]) {
    try {
      return paramsIn(parseAst(expression)).map(nameOf);
    } catch {
      // Not in this form.
    }
  }
  return [];
}

/** The parts of an ESTree node that are used. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly left?: Node;
  readonly argument?: Node;
}

function paramsIn(program: { readonly body: readonly unknown[] }): readonly Node[] {
  const [statement] = program.body as readonly { readonly expression?: FunctionLike & ObjectLike }[];
  const expression = statement?.expression;
  return expression?.params ?? expression?.properties?.[0]?.value?.params ?? [];
}

interface FunctionLike {
  readonly params?: readonly Node[];
}

interface ObjectLike {
  readonly properties?: readonly { readonly value?: FunctionLike }[];
}

function nameOf(param: Node): string {
  const inner = param.left ?? param.argument ?? param;
  if (inner.name !== undefined) return inner.name;
  return inner.type === 'ArrayPattern' ? 'list' : 'options';
}
