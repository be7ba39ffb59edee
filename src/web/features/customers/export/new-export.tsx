import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { SelectionBody } from '../../../../contract/list/list-export.ts';
import type { Count } from '../../../../contract/list/list-metadata.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import { useListColumns } from '../columns/use-list-columns.ts';
import type { ListLayout } from '../url/list-layout.ts';
import { shownFilters, type ListRequest } from '../url/list-request.ts';
import type { SelectableRows, Selection } from '../selection/selection.ts';
import { customersText } from '../model/customers-count.ts';
import { ExportForm } from './export-form.tsx';
import { exportQuery, listQuery, type ExportRequest } from './read-export.ts';

export type ExportSubject = 'list' | 'selection';

export interface ExportWindowProps {
  /** What the open dialog exports; null while it is closed. */
  readonly subject: ExportSubject | null;
  readonly onChange: (subject: ExportSubject | null) => void;
  /** The list as it is filtered and sorted. */
  readonly request: ListRequest;
  readonly layout: ListLayout;
  readonly rows: SelectableRows;
  /** They are all of the list. */
  readonly isWhole: boolean;
  readonly selection: Selection;
  /** How many customers the list has; null while unknown. */
  readonly total: Count | null;
}

export interface NewExportProps {
  /** The list as it is filtered and sorted. */
  readonly request: ListRequest;
  readonly layout: ListLayout;
  /** Null for the whole list. */
  readonly selection: SelectionBody | null;
  /** How many customers are exported; null while unknown. */
  readonly total: Count | null;
  /** Parameters are not among the fields. */
  readonly hasListFieldsOnly?: boolean;
  readonly onClose: () => void;
  readonly onStart: (request: ExportRequest) => void;
  readonly isPending?: boolean;
  /** After the choices. */
  readonly children?: ReactNode;
}

/** The dialog that chooses what the file of an export is like. */
export function NewExport(props: NewExportProps) {
  const {
    request,
    layout,
    selection,
    total,
    hasListFieldsOnly = false,
    onClose,
    onStart,
    isPending = false,
    children,
  } = props;
  const { count } = useFormats();
  const parameters = useQuery(parametersOptions()).data ?? null;
  const filtered = useMemo(() => shownFilters(request), [request]);
  const columns = useListColumns(filtered, layout.columns);
  return (
    <Dialog open onClose={onClose} title={`Export ${customersText(total, count)}`}>
      <ExportForm
        selection={selection}
        total={total}
        columns={columns}
        parameters={hasListFieldsOnly ? 'none' : (parameters?.length ?? null)}
        isPending={isPending}
        onCancel={onClose}
        onStart={(format, chosen) => {
          const query = hasListFieldsOnly ? listQuery(request) : exportQuery(request, selection);
          if (chosen !== null) query.set('columns', chosen.join(','));
          onStart({ format, query, selection });
        }}
      >
        {children}
      </ExportForm>
    </Dialog>
  );
}
