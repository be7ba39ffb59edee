import * as z from 'zod';

/** The one that makes it, exact: what says what is in the product is itself no dependency of it. */
const maker = '@cyclonedx/cyclonedx-npm@6.0.1';

/** The command that writes what is in production, on every platform, as the lockfile has it. */
export function sbomCommand(file: string): readonly string[] {
  return [
    'exec',
    '--yes',
    `--package=${maker}`,
    '--',
    'cyclonedx-npm',
    '--omit',
    'dev',
    '--package-lock-only',
    '--output-reproducible',
    '--output-file',
    file,
  ];
}

const Sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string(),
      licenses: z.array(z.unknown()).default([]),
      externalReferences: z.array(z.object({ type: z.string(), url: z.string() })).default([]),
    }),
  ),
});

/** Why a bill of materials is not to be published. Throws on what is none. */
export function sbomProblems(text: string): readonly string[] {
  const { components } = Sbom.parse(JSON.parse(text));
  const problems = components.flatMap(({ name, version, purl, licenses, externalReferences }) => [
    ...(licenses.length === 0 ? [`${name}@${version} has no licence`] : []),
    // The registry of whoever makes the release, such as a mirror that is nobody else's.
    ...(purl.includes('?') ? [`${name}@${version} is named by where it was downloaded: ${purl}`] : []),
    ...externalReferences
      .filter(({ type }) => type === 'distribution')
      .map(({ url }) => `${name}@${version} says where it was downloaded: ${url}`),
  ]);
  return components.length === 0 ? ['It names nothing'] : problems;
}
