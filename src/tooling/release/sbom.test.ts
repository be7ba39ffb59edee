import { expect, it } from 'vitest';
import { sbomProblems } from './sbom.ts';

const component = { name: 'a', version: '1.0.0', purl: 'pkg:npm/a@1.0.0', licenses: [{ license: { id: 'MIT' } }] };
const sbomOf = (...components: readonly object[]): string => JSON.stringify({ bomFormat: 'CycloneDX', components });

it('takes a bill of what there is, under its licence', () => {
  expect(
    sbomProblems(
      sbomOf(component, { ...component, externalReferences: [{ type: 'website', url: 'https://a.example' }] }),
    ),
  ).toEqual([]);
});

it.each([
  ['nothing', [], 'It names nothing'],
  ['no licence', [{ ...component, licenses: [] }], 'a@1.0.0 has no licence'],
  [
    'a mirror',
    [{ ...component, externalReferences: [{ type: 'distribution', url: 'http://mirror.example/a.tgz' }] }],
    'a@1.0.0 says where it was downloaded: http://mirror.example/a.tgz',
  ],
  [
    'a mirror in the name',
    [{ ...component, purl: 'pkg:npm/a@1.0.0?repository_url=http://mirror.example' }],
    'a@1.0.0 is named by where it was downloaded: pkg:npm/a@1.0.0?repository_url=http://mirror.example',
  ],
])('refuses one with %s', (_story, components, problem) => {
  expect(sbomProblems(sbomOf(...components))).toEqual([problem]);
});

it('throws on something else', () => {
  expect(() => sbomProblems('{}')).toThrow(/bomFormat/);
});
