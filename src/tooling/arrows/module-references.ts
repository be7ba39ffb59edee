import { parseSync, Visitor, type ESTree } from 'vite';

/** Another module named by a module, in whatever way. */
export interface ModuleReference {
  readonly kind: 'import' | 'url' | 'computed';
  /** As written; the source text when it is computed. */
  readonly specifier: string;
  readonly offset: number;
}

export interface ModuleFacts {
  readonly references: readonly ModuleReference[];
  /** Where `process.env` is read, whichever way it is spelled. */
  readonly environmentReads: readonly number[];
}

/** What a module's source reaches. Throws on a file that does not parse. */
export function moduleFacts(path: string, source: string): ModuleFacts {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const references: ModuleReference[] = [];
  const environmentReads: number[] = [];
  const refer = (node: ESTree.Node, kind: 'import' | 'url' = 'import'): void => {
    const specifier = literal(node);
    if (specifier !== undefined) references.push({ kind, specifier, offset: node.start });
    else if (kind === 'import') {
      references.push({ kind: 'computed', specifier: source.slice(node.start, node.end), offset: node.start });
    }
  };
  new Visitor({
    ImportDeclaration(node) {
      refer(node.source);
      if (/^(?:node:)?process$/.test(node.source.value)) environmentReads.push(node.start);
    },
    ExportNamedDeclaration(node) {
      if (node.source) refer(node.source);
    },
    ExportAllDeclaration: (node) => refer(node.source),
    ImportExpression: (node) => refer(node.source),
    TSImportType: (node) => refer(node.source),
    NewExpression(node) {
      const [target, base] = node.arguments;
      if (target && base && isImportMeta(base, 'url')) refer(target, 'url');
    },
    CallExpression(node) {
      const [target] = node.arguments;
      if (!target) return;
      if (isImportMeta(node.callee, 'resolve')) refer(target);
      if (isImportMeta(node.callee, 'glob')) {
        references.push({ kind: 'computed', specifier: 'import.meta.glob', offset: node.start });
      }
    },
    MemberExpression(node) {
      if (isProcess(node.object) && propertyName(node) === 'env') environmentReads.push(node.start);
    },
    VariableDeclarator(node) {
      if (node.id.type === 'ObjectPattern' && node.init && isProcess(node.init)) environmentReads.push(node.start);
    },
  }).visit(program);
  return { references, environmentReads };
}

function literal(node: ESTree.Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

function propertyName(node: ESTree.MemberExpression): string | undefined {
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : literal(node.property);
}

function isImportMeta(node: ESTree.Node, property: string): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'MetaProperty' && propertyName(node) === property;
}

function isProcess(node: ESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'process';
  return node.type === 'MemberExpression' && propertyName(node) === 'process';
}
