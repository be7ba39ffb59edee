import { parseSync, Visitor, type ESTree } from 'vite';

/** Another module that a module names, in whatever way. */
export interface ModuleReference {
  readonly kind: 'import' | 'url' | 'computed';
  /** As written; the source text when it is computed. */
  readonly specifier: string;
  readonly offset: number;
}

export interface NamedOffset {
  readonly name: string;
  readonly offset: number;
}

export interface ModuleFacts {
  readonly references: readonly ModuleReference[];
  /** Where `process.env` is read, however it is spelled. */
  readonly environmentReads: readonly number[];
  /** Each identifier once, where it first occurs. */
  readonly identifiers: readonly NamedOffset[];
  /** Numbers that are given to, or compared with, something called `status` or `statusCode`, and `code(404)`. */
  readonly statusNumbers: readonly NamedOffset[];
  /** Whether the module exports types only, so that importing it brings no code. */
  readonly declaresOnlyTypes: boolean;
}

/** What a module's source says about itself. Throws on a file that does not parse. */
export function moduleFacts(path: string, source: string): ModuleFacts {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const references: ModuleReference[] = [];
  const environmentReads: number[] = [];
  const statusNumbers: NamedOffset[] = [];
  const identifiers = new Map<string, number>();
  const addReference = (node: ESTree.Node, kind: 'import' | 'url' = 'import'): void => {
    const specifier = literal(node);
    if (specifier !== undefined) references.push({ kind, specifier, offset: node.start });
    else if (kind === 'import') {
      references.push({ kind: 'computed', specifier: source.slice(node.start, node.end), offset: node.start });
    }
  };
  const addIdentifier = ({ name, start }: { readonly name: string; readonly start: number }): void => {
    if (!identifiers.has(name)) identifiers.set(name, start);
  };
  const addStatus = (subject: string | undefined, value: ESTree.Node | null | undefined): void => {
    if (subject === undefined || !/^(?:status|statusCode|httpStatus|code)$/.test(subject)) return;
    if (value?.type === 'Literal' && isHttpStatus(value.value)) {
      statusNumbers.push({ name: `${subject} ${value.value}`, offset: value.start });
    }
  };
  new Visitor({
    ImportDeclaration(node) {
      addReference(node.source);
      if (/^(?:node:)?process$/.test(node.source.value)) environmentReads.push(node.start);
    },
    ExportNamedDeclaration(node) {
      if (node.source) addReference(node.source);
    },
    ExportAllDeclaration: (node) => addReference(node.source),
    ImportExpression: (node) => addReference(node.source),
    TSImportType: (node) => addReference(node.source),
    Identifier: addIdentifier,
    JSXIdentifier: addIdentifier,
    PrivateIdentifier: addIdentifier,
    NewExpression(node) {
      const [target, base] = node.arguments;
      if (target && base && isImportMeta(base, 'url')) addReference(target, 'url');
    },
    CallExpression(node) {
      const [target] = node.arguments;
      if (!target) return;
      if (isImportMeta(node.callee, 'resolve')) addReference(target);
      if (isImportMeta(node.callee, 'glob')) {
        references.push({ kind: 'computed', specifier: 'import.meta.glob', offset: node.start });
      }
      addStatus(nameOf(node.callee), target);
    },
    Property: (node) => addStatus(nameOf(node.key), node.value),
    BinaryExpression(node) {
      addStatus(nameOf(node.left), node.right);
      addStatus(nameOf(node.right), node.left);
    },
    AssignmentExpression: (node) => addStatus(nameOf(node.left), node.right),
    MemberExpression(node) {
      if (isProcess(node.object) && propertyName(node) === 'env') environmentReads.push(node.start);
    },
    VariableDeclarator(node) {
      if (node.id.type === 'ObjectPattern' && node.init && isProcess(node.init)) environmentReads.push(node.start);
      addStatus(nameOf(node.id), node.init);
    },
  }).visit(program);
  return {
    references,
    environmentReads,
    identifiers: [...identifiers].map(([name, offset]) => ({ name, offset })),
    statusNumbers,
    declaresOnlyTypes: program.body.every(declaresType),
  };
}

function declaresType(node: ESTree.Node): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return true;
    case 'ImportDeclaration':
      return node.importKind === 'type';
    case 'ExportAllDeclaration':
      return node.exportKind === 'type';
    case 'ExportNamedDeclaration':
      return node.exportKind === 'type' || (node.declaration !== null && declaresType(node.declaration));
    default:
      return false;
  }
}

function isHttpStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

/** The name of a variable, or of the property that an expression reads. */
function nameOf(node: ESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? propertyName(node) : literal(node);
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
