import * as z from 'zod';

/** Arguments of npm that print the production dependencies of every platform, according to the lockfile. */
export const sbomArguments = ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'];

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

/** Why a bill of materials must not be published. Throws when the text is not one. */
export function sbomErrors(text: string): readonly string[] {
  const { components } = Sbom.parse(JSON.parse(text));
  const errors = components.flatMap(({ name, version, purl, licenses, externalReferences }) => [
    ...(licenses.length === 0 ? [`${name}@${version} has no licence`] : []),
    // The registry that the release was made with may be a private mirror.
    ...(purl.includes('?') ? [`${name}@${version} is identified by its download URL: ${purl}`] : []),
    ...externalReferences
      .filter(({ type }) => type === 'distribution')
      .map(({ url }) => `${name}@${version} contains its download URL: ${url}`),
  ]);
  return components.length === 0 ? ['It lists no components'] : errors;
}
