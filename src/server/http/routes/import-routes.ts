import { createReadStream } from 'node:fs';
import {
  ImportPartQuery,
  importReports,
  mostImportBytes,
  mostPartBytes,
  NewImportBody,
} from '../../../contract/import/customer-import.ts';
import { errors } from '../../../contract/error-messages.ts';
import { importPaths } from '../../../contract/import/import-paths.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import type { CustomerImports } from '../../customers/import/upload/customer-imports.ts';
import { dataEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';
import { personOf } from '../responses/session-response.ts';
import { sourceTitles } from './lists/resolve-list-query.ts';
import { bytesBody } from './parse-request.ts';
import { defineRoute, type Route } from './route-table.ts';

export interface ImportRoutesDeps {
  readonly source: CustomerSource;
  /** Null where customers can't be imported. */
  readonly imports: CustomerImports | null;
}

/** A person's import from the page: its file arrives in parts, so that each request is short. */
export function importRoutes({ source, imports }: ImportRoutesDeps): readonly Route[] {
  const rule = 'customers:import';
  return [
    defineRoute({
      method: 'GET',
      path: importPaths.state,
      rule,
      handler: async ({ session }) => dataEnvelope({ import: imports?.find(session.staffId) ?? null }),
    }),

    defineRoute({
      method: 'POST',
      path: importPaths.state,
      rule,
      body: NewImportBody,
      handler: async ({ body, session }) => {
        const { imports: canImport, demo } = await source.capabilities();
        if (!canImport || imports === null) throw new HttpError(400, errors.cannotImport(sourceTitles[source.name]));
        // Anyone can open the demo account, which would end in the middle of it.
        if (demo) throw new HttpError(400, errors.importReplacesDemo);
        if (body.bytes === 0) throw new HttpError(400, errors.importIsEmpty);
        if (body.bytes > mostImportBytes) throw new HttpError(400, errors.importTooLarge);
        return dataEnvelope({ import: await imports.start(personOf(session), body) });
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: importPaths.state,
      rule,
      handler: async ({ session }) => {
        if ((await imports?.remove(session.staffId)) !== true) throw new HttpError(404, errors.importGone);
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'PUT',
      path: importPaths.part,
      rule,
      query: ImportPartQuery,
      body: bytesBody,
      bodyLimit: mostPartBytes,
      handler: async ({ params, query, body, session }) => {
        if (imports === null) throw new HttpError(404, errors.importGone);
        const { importId } = params;
        return dataEnvelope({ import: await imports.append(session.staffId, importId, Number(query.from), body) });
      },
    }),

    defineRoute({
      method: 'GET',
      path: importPaths.report,
      rule,
      head: false,
      handler: async ({ params, session, reply }) => {
        const report = importReports.find((one) => one === params.report);
        const path = report === undefined ? null : (imports?.reportOf(session.staffId, report) ?? null);
        if (path === null) throw new HttpError(404, errors.importHasNoReport);
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="customers.${report}.csv"`)
          .header('cache-control', 'no-store')
          .send(createReadStream(path));
      },
    }),
  ];
}
