import { violationAt, type CodeFile, type Violation } from './code-file.ts';
import { belowHttp, readsStatuses } from './layers.ts';

const names = /^(?:HttpError|statusCode|httpStatus)$/;

/** Nothing below `http` knows an HTTP status: it throws typed errors, which one place in `http` maps. */
export function statusCodeViolations(files: readonly CodeFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    if (!file.facts || file.isTest || !belowHttp.test(file.path) || readsStatuses.test(file.path)) return [];
    const named = file.facts.identifiers.filter(({ name }) => names.test(name));
    return [...named, ...file.facts.statusNumbers].map(({ name, offset }) =>
      violationAt(file, offset, `knows an HTTP status (${name}); only src/server/http may`),
    );
  });
}
