import { expect, it } from 'vitest';
import { runCommand } from '../child-process/run-command.ts';
import { sbomArguments, sbomErrors } from './sbom.ts';

const component = {
  name: 'a',
  version: '1.0.0',
  purl: 'pkg:npm/a@1.0.0',
  licenses: [{ license: { id: 'MIT' } }],
};
const sbomOf = (...components: readonly object[]): string => JSON.stringify({ bomFormat: 'CycloneDX', components });

it('accepts components with their licences', () => {
  expect(
    sbomErrors(
      sbomOf(component, { ...component, externalReferences: [{ type: 'website', url: 'https://a.example' }] }),
    ),
  ).toEqual([]);
});

it.each([
  ['nothing', [], 'It lists no components'],
  ['no licence', [{ ...component, licenses: [] }], 'a@1.0.0 has no licence'],
  [
    'a mirror',
    [{ ...component, externalReferences: [{ type: 'distribution', url: 'http://mirror.example/a.tgz' }] }],
    'a@1.0.0 contains its download URL: http://mirror.example/a.tgz',
  ],
  [
    'a mirror in a package URL',
    [{ ...component, purl: 'pkg:npm/a@1.0.0?repository_url=http://mirror.example' }],
    'a@1.0.0 is identified by its download URL: pkg:npm/a@1.0.0?repository_url=http://mirror.example',
  ],
])('refuses one with %s', (_story, components, error) => {
  expect(sbomErrors(sbomOf(...components))).toEqual([error]);
});

it('lists everything that is installed in production, Node for each platform included', async () => {
  const { output } = await runCommand('npm', sbomArguments);
  expect(sbomErrors(output)).toEqual([]);
  expect(output.match(/"name": "node-[^"]+-(?:x64|arm64)"/g)).toHaveLength(5);
});

it('throws when it is not a bill of materials', () => {
  expect(() => sbomErrors('{}')).toThrow(/bomFormat/);
});
