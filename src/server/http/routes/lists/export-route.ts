import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../../../../contract/error-messages.ts';
import { exportEnd } from '../../../../contract/list/exported-file.ts';
import { ExportQuery, SelectionBody } from '../../../../contract/list/list-export.ts';
import { routes } from '../../../../contract/route-paths.ts';
import type { NoteActivity } from '../../../activity/activity-log.ts';
import type { CustomerSource, FilePart } from '../../../customers/customer-source.ts';
import { exportActivity, exportLimits } from '../../../customers/export/export-activity.ts';
import type { StoredSession } from '../../../staff/session-store.ts';
import { lateModule } from '../../../loading/late-module.ts';
import { HttpError } from '../../responses/http-error.ts';
import { personOf } from '../../responses/session-response.ts';
import { defineRoute, type Route } from '../route-table.ts';
import { resolveExportQuery } from './resolve-export-query.ts';
import { sourceTitles } from './resolve-list-query.ts';

export interface ExportRouteDeps {
  readonly source: CustomerSource;
  readonly note: NoteActivity;
}

const exportModule = lateModule(() => import('../../../customers/export/export-text.ts'));

/** By the format of the file. */
export const exportMediaTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
} as const;

/** Bytes of the longest selection. */
export const selectionBodyLimit = 1_048_576;

/**
 * Streams a list, or what is selected of it, as a file. One that is cut off ends without the last chunk, so no browser
 * keeps it as complete.
 */
export function exportRoutes({ source, note }: ExportRouteDeps): readonly Route[] {
  const sendFile = async (
    { query, session, request, reply }: ExportCall,
    selection: SelectionBody | null,
  ): Promise<FastifyReply> => {
    const { exports, metered } = await source.capabilities();
    const title = sourceTitles[source.name];
    if (!exports) throw new HttpError(400, errors.cannotExport(title));
    if (metered) throw new HttpError(400, errors.exportsAsJob(title));
    const { filter, words, conditions, sort } = await resolveExportQuery(query, source);
    const { format, columns = null, status = null, marksEnd } = query;
    const { exportCustomers } = await exportModule();
    const exported = { filter, conditions, sort, status, format, columns, ...(selection !== null && { selection }) };
    const parts = exportCustomers(source, exported, request.signal);
    const person = personOf(session);
    const noted = noteWhenDone(parts, marksEnd === undefined ? '' : exportEnd, (customers, isComplete) => {
      if (customers === 0 && !isComplete) return;
      const limits = exportLimits(query, words, selection);
      note('customers-exported', person, exportActivity(format, limits, customers, isComplete));
    });
    const day = new Date().toISOString().slice(0, 10);
    return reply
      .type(exportMediaTypes[format])
      .header('content-disposition', `attachment; filename="customers-${day}.${format}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(noted, { objectMode: false }));
  };
  const common = { path: routes.export, rule: 'customers:export', query: ExportQuery } as const;
  return [
    defineRoute({
      ...common,
      method: 'GET',
      repeats: ['filter'],
      head: false,
      handler: (call) => sendFile(call, null),
    }),
    defineRoute({
      ...common,
      method: 'POST',
      repeats: ['filter'],
      body: SelectionBody,
      bodyLimit: selectionBodyLimit,
      handler: (call) => sendFile(call, call.body),
    }),
  ];
}

interface ExportCall {
  readonly query: ExportQuery;
  readonly session: StoredSession;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The text of each part and the end; says then how many customers there were, also when no one reads on. */
async function* noteWhenDone(
  parts: AsyncIterable<FilePart>,
  end: string,
  onDone: (customers: number, isComplete: boolean) => void,
): AsyncGenerator<string> {
  let customers = 0;
  let isComplete = false;
  try {
    for await (const part of parts) {
      yield part.text;
      customers += part.customers;
    }
    if (end !== '') yield end;
    isComplete = true;
  } finally {
    onDone(customers, isComplete);
  }
}
