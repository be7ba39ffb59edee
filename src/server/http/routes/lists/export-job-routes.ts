import { createReadStream } from 'node:fs';
import { ExportJobBody } from '../../../../contract/list/export-job.ts';
import { ExportQuery } from '../../../../contract/list/list-export.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import type { CustomerSource } from '../../../customers/customer-source.ts';
import { exportLimits } from '../../../customers/export/export-activity.ts';
import { columnDefinitions } from '../../../customers/export/file/csv-columns.ts';
import type { ExportJobs } from '../../../customers/export/export-jobs.ts';
import { dataEnvelope } from '../../responses/envelopes.ts';
import { HttpError } from '../../responses/http-error.ts';
import { personOf } from '../../responses/session-response.ts';
import { defineRoute, type Route } from '../route-table.ts';
import { exportMediaTypes, selectionBodyLimit } from './export-route.ts';
import { resolveExportQuery } from './resolve-export-query.ts';

export interface ExportJobRoutesDeps {
  readonly source: CustomerSource;
  /** Null where lists are exported at once. */
  readonly exportJobs: ExportJobs | null;
}

/** The export that a person has running on a metered source, or that has ended within a day. */
export function exportJobRoutes({ source, exportJobs }: ExportJobRoutesDeps): readonly Route[] {
  const rule = 'customers:export';
  return [
    defineRoute({
      method: 'GET',
      path: routes.exportJob,
      rule,
      handler: async ({ session }) => dataEnvelope({ job: exportJobs?.find(session.staffId) ?? null }),
    }),

    defineRoute({
      method: 'POST',
      path: routes.exportJob,
      rule,
      query: ExportQuery,
      repeats: ['filter'],
      body: ExportJobBody,
      bodyLimit: selectionBodyLimit,
      handler: async ({ query, body: { selection, total }, session }) => {
        if (exportJobs === null) throw new HttpError(400, errors.exportsAtOnce);
        const { filter, parameter, words } = await resolveExportQuery(query, source);
        const { format, columns = null, status = null } = query;
        const job = await exportJobs.start({
          person: personOf(session),
          filter,
          status,
          selection,
          format,
          columns,
          definitions: await columnDefinitions(source, columns, parameter),
          limits: exportLimits(query, words, selection),
          total: selection !== null && 'only' in selection ? selection.only.length : total,
        });
        return dataEnvelope({ job });
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: routes.exportJob,
      rule,
      handler: async ({ session }) => {
        if ((await exportJobs?.remove(session.staffId)) !== true) throw new HttpError(404, errors.noExportJob);
        return dataEnvelope({});
      },
    }),

    defineRoute({
      method: 'GET',
      path: routes.exportJobFile,
      rule,
      head: false,
      handler: async ({ session, reply }) => {
        const file = exportJobs?.fileOf(session.staffId) ?? null;
        if (file === null) throw new HttpError(404, errors.noExportJob);
        const content = createReadStream(file.path);
        let isRead = false;
        content.once('end', () => (isRead = true));
        reply.raw.once('finish', () => {
          if (isRead && reply.raw.statusCode === 200) void exportJobs?.noteDownload(file.id);
        });
        return reply
          .type(exportMediaTypes[file.format])
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .header('content-length', file.bytes)
          .header('cache-control', 'no-store')
          .send(content);
      },
    }),
  ];
}
