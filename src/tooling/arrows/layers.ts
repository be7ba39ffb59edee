/**
 * Where a file stands and what it may reach. A file in no layer is a violation, and so is an import its layer does not
 * name: a new folder starts closed.
 */
export interface Layer {
  readonly name: string;
  /** Paths from the root, with forward slashes. The first layer that matches counts. */
  readonly files: RegExp;
  /** Prefixes of the paths it may import; `$1` is what `files` captured. */
  readonly mayImport: readonly string[];
  /** The packages it may import; any when absent. */
  readonly packages?: RegExp;
}

const contract = 'src/contract/';
const ui = 'src/web/ui/';
const lib = 'src/web/lib/';
const runsInBrowsers = /^(?!node:)/;

/** web → contract ← server; inside web app → features → ui, lib; features never import each other. */
export const layers: readonly Layer[] = [
  { name: 'contract', files: /^src\/contract\//, mayImport: [contract], packages: /^zod(?:\/|$)/ },
  { name: 'server', files: /^src\/server\//, mayImport: [contract, 'src/server/'] },
  {
    name: 'web entry',
    files: /^src\/web\/main\.tsx$/,
    mayImport: ['src/web/app/', ui, lib],
    packages: runsInBrowsers,
  },
  {
    // Whoever is not signed in gets nothing of the list, nor what starts it.
    name: 'sign-in entry',
    files: /^src\/web\/sign-in-main\.tsx$/,
    mayImport: ['src/web/features/sign-in/', 'src/web/app/theme.css', ui, lib],
    packages: runsInBrowsers,
  },
  {
    name: 'web app',
    files: /^src\/web\/app\//,
    mayImport: [contract, 'src/web/app/', 'src/web/features/', ui, lib],
    packages: runsInBrowsers,
  },
  {
    name: 'web feature',
    files: /^src\/web\/features\/([^/]+)\//,
    mayImport: [contract, 'src/web/features/$1/', ui, lib],
    packages: runsInBrowsers,
  },
  { name: 'web ui', files: /^src\/web\/ui\//, mayImport: [contract, ui, lib], packages: runsInBrowsers },
  { name: 'web lib', files: /^src\/web\/lib\//, mayImport: [contract, lib], packages: runsInBrowsers },
  { name: 'testing', files: /^src\/testing\//, mayImport: [contract, 'src/server/', 'src/testing/'] },
  { name: 'tooling', files: /^src\/tooling\//, mayImport: ['src/tooling/'] },
];

/** Tests stand beside the code: beyond their layer's arrows they may import these, and any package. */
export const tests = { files: /\.test\.tsx?$/, mayImport: ['src/testing/'] } as const;

/** The only files that may read the process's environment. */
export const environmentReaders = /^src\/(?:server\/config\/config\.ts$|testing\/test-scale\.ts$|tooling\/)/;
