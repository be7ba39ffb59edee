/**
 * Where a file belongs and what it may import. A file in no layer is a violation, and so is an import that its layer
 * does not list: a new folder starts closed.
 */
export interface Layer {
  readonly name: string;
  /** Paths from the root, with forward slashes. The first layer that matches counts. */
  readonly files: RegExp;
  /** Patterns of the paths it may import: `**` is any depth, `*` one name; `$1` is what `files` captured. */
  readonly mayImport: readonly string[];
  /** The same, for modules that declare types only: the interfaces through which two concepts know each other. */
  readonly mayImportTypes?: readonly string[];
  /** The packages it may import; any when absent. */
  readonly packages?: RegExp;
}

const contract = 'src/contract/**';
const ui = 'src/web/ui/**';
const lib = 'src/web/lib/**';
const runsInBrowsers = /^(?!node:)/;

const server = 'src/server';
const customers = `${server}/customers`;
const errors = `${server}/errors/**`;
/** What everything on the server may use. */
const foundation = [contract, errors, `${server}/{config,limits,loading,database}/**`];
/** What every part of `customers` shares: its interfaces and errors, and what a customer is. */
const customersCore = [...foundation, `${customers}/*.ts`, `${customers}/model/**`];
const interfaces = [`${server}/{staff,api-keys,activity,views,customers}/*.ts`];

/**
 * cli → start-server, system-store → http → {staff, api-keys, activity, views, customers} → database, limits,
 * loading, config → errors → contract
 */
const serverLayers: readonly Layer[] = [
  {
    // It puts the parts together, and creates the stores of staff, keys, activity and views over one database.
    name: 'server start',
    files: /^src\/server\/[^/]+\.ts$/,
    mayImport: [...foundation, `${server}/{http,staff,api-keys,activity,views,customers}/**`, `${server}/*.ts`],
  },
  { name: 'server cli', files: /^src\/server\/cli\//, mayImport: [contract, `${server}/**`] },
  {
    name: 'server http',
    files: /^src\/server\/http\//,
    mayImport: [
      ...customersCore,
      `${customers}/{export,import/upload}/**`,
      `${server}/{http,staff,api-keys,activity,views}/**`,
    ],
  },
  {
    name: 'server $1',
    files: /^src\/server\/(staff|api-keys|activity|views)\//,
    mayImport: [...foundation, `${server}/$1/**`],
    mayImportTypes: interfaces,
  },
  {
    name: 'server customers model',
    files: /^src\/server\/customers\/model\//,
    mayImport: [contract, errors, `${customers}/model/**`],
  },
  {
    // Opens whichever source is configured, and what its exports need.
    name: 'server customers',
    files: /^src\/server\/customers\/open-(?:customers|export-jobs|imports)\.ts$/,
    mayImport: [...foundation, `${customers}/**`],
    mayImportTypes: interfaces,
  },
  {
    name: 'server customers',
    files: /^src\/server\/customers\/[^/]+\.ts$/,
    mayImport: customersCore,
    mayImportTypes: interfaces,
  },
  {
    // Opens whichever store of ours holds the customers.
    name: 'server customers stores',
    files: /^src\/server\/customers\/stores\//,
    mayImport: [...customersCore, `${customers}/{stores,sqlite,postgres}/**`],
  },
  {
    // Both write into a store of ours.
    name: 'server customers import $1',
    files: /^src\/server\/customers\/import\/(command|upload)\//,
    mayImport: [...customersCore, `${customers}/{import,sqlite,stores,demo}/**`],
  },
  {
    // It replaces the demo customers.
    name: 'server customers import',
    files: /^src\/server\/customers\/import\//,
    mayImport: [...customersCore, `${customers}/{import,demo}/**`],
  },
  {
    name: 'server customers $1',
    files: /^src\/server\/customers\/(sqlite|postgres|tiquo|demo|export)\//,
    // The lines of an exported file, for a source that writes them in the worker that reads the customers.
    mayImport: [...customersCore, `${customers}/{$1,export/file}/**`],
    mayImportTypes: interfaces,
  },
  { name: 'server errors', files: /^src\/server\/errors\//, mayImport: [contract, errors] },
  {
    name: 'server $1',
    files: /^src\/server\/(database|limits|loading|config)\//,
    mayImport: [contract, errors, `${server}/$1/**`],
  },
];

/** app → features → ui, lib; features never import each other. */
const webLayers: readonly Layer[] = [
  {
    name: 'web entry',
    files: /^src\/web\/app-main\.tsx$/,
    mayImport: ['src/web/app/**', ui, lib],
    packages: runsInBrowsers,
  },
  {
    // Anyone who is not signed in gets nothing of the list, nor what starts it.
    name: 'sign-in entry',
    files: /^src\/web\/sign-in-main\.tsx$/,
    mayImport: ['src/web/features/sign-in/**', 'src/web/app/theme.css', ui, lib],
    packages: runsInBrowsers,
  },
  {
    name: 'web app',
    files: /^src\/web\/app\//,
    mayImport: [contract, 'src/web/app/**', 'src/web/features/**', ui, lib],
    packages: runsInBrowsers,
  },
  {
    name: 'web feature',
    files: /^src\/web\/features\/([^/]+)\//,
    mayImport: [contract, 'src/web/features/$1/**', ui, lib],
    packages: runsInBrowsers,
  },
  { name: 'web ui', files: /^src\/web\/ui\//, mayImport: [contract, ui, lib], packages: runsInBrowsers },
  { name: 'web lib', files: /^src\/web\/lib\//, mayImport: [contract, lib], packages: runsInBrowsers },
];

/** web → contract ← server */
export const layers: readonly Layer[] = [
  { name: 'contract', files: /^src\/contract\//, mayImport: [contract], packages: /^zod(?:\/|$)/ },
  ...serverLayers,
  ...webLayers,
  { name: 'testing', files: /^src\/testing\//, mayImport: [contract, 'src/server/**', 'src/testing/**'] },
  { name: 'tooling', files: /^src\/tooling\//, mayImport: ['src/tooling/**'] },
];

/**
 * A test may import the test builders, any package, and, on the server, any of its code: what it tests is often how
 * several concepts behave together.
 */
export const tests = {
  mayImport: (file: string): readonly string[] =>
    file.startsWith('src/server/') ? ['src/testing/**', 'src/server/**'] : ['src/testing/**'],
} as const;

/** The only files that may read the process's environment. */
export const environmentReaders = /^src\/(?:server\/config\/config\.ts$|testing\/test-scale\.ts$|tooling\/)/;

/** What `http` uses: it throws typed errors with a code, and only `http` turns a code into an HTTP status. */
export const belowHttp = /^src\/server\/(?!http\/|cli\/|[^/]+$)/;

/** The exceptions: they read the statuses that other servers answer with. */
export const readsStatuses = /^src\/server\/customers\/tiquo\/client\/|\/oidc-[^/]+$/;
