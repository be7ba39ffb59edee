import { ShieldCheck } from 'lucide-react';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { exportFields, maxNamedCustomers } from '../../../../contract/list/exported-file.ts';
import type { ExportFormat, SelectionBody } from '../../../../contract/list/list-export.ts';
import type { Count } from '../../../../contract/list/list-metadata.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { customersText } from '../model/customers-count.ts';

export interface ExportFormProps {
  /** Null for the whole list. */
  readonly selection: SelectionBody | null;
  /** How many customers are exported; null while unknown. */
  readonly total: Count | null;
  /** The columns of the list, in their order. */
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  /** How many parameters customers can have; `none` where they are not among the fields, null while unknown. */
  readonly parameters: number | 'none' | null;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  /** With the ids of the columns; null for all fields. */
  readonly onStart: (format: ExportFormat, columns: readonly string[] | null) => void;
  /** After the choices. */
  readonly children?: ReactNode;
}

const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'ndjson', label: 'NDJSON' },
] as const;

/** The format and the fields of an export. */
export function ExportForm(props: ExportFormProps) {
  const { selection, total, columns, parameters, isPending, onCancel, onStart, children } = props;
  const { count } = useFormats();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [hasAllFields, setHasAllFields] = useState(false);
  const name = useId();
  const isTooMany = selection !== null && 'only' in selection && selection.only.length > maxNamedCustomers;
  const isImpossible = total?.count === 0 || isTooMany;
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (isImpossible || isPending) return;
    onStart(format, format === 'csv' && !hasAllFields ? columns.map(({ id }) => id) : null);
  };
  const jsonFields = parameters === 'none' ? 'every field of a list' : 'every field and parameter';
  return (
    <form onSubmit={start} className="grid gap-4">
      <div className="grid gap-1.5">
        <span aria-hidden="true" className="text-[0.8125rem] text-muted">
          Format
        </span>
        <SegmentedControl label="Format" options={formats} value={format} onChange={setFormat} />
        <p className="text-xs text-muted">
          {format === 'csv'
            ? 'For spreadsheets: one customer per line, UTF-8.'
            : `For programs: one customer per line as JSON, with ${jsonFields}.`}
        </p>
      </div>
      {format === 'csv' && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-[0.8125rem] text-muted">Fields</legend>
          <FieldsChoice
            name={name}
            label="Columns shown"
            hint={columnsText(columns.map((column) => column.name))}
            isChecked={!hasAllFields}
            onChoose={() => setHasAllFields(false)}
          />
          <FieldsChoice
            name={name}
            label="All fields"
            hint={fieldsText(parameters, count)}
            isChecked={hasAllFields}
            onChoose={() => setHasAllFields(true)}
          />
        </fieldset>
      )}
      {children}
      {format === 'csv' && (
        <p className="flex items-center gap-2 text-[0.8125rem] text-muted">
          <ShieldCheck aria-hidden="true" className="size-4 shrink-0" />
          Formulas are neutralised: no cell can run in a spreadsheet.
        </p>
      )}
      {isTooMany && (
        <Alert>Up to {count(maxNamedCustomers)} customers can be exported one by one. Filter the list instead.</Alert>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={isImpossible || isPending}>
          Export {customersText(total, count)}
        </Button>
      </div>
    </form>
  );
}

interface FieldsChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly isChecked: boolean;
  readonly onChoose: () => void;
}

function FieldsChoice({ name, label, hint, isChecked, onChoose }: FieldsChoiceProps) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="radio"
        name={name}
        checked={isChecked}
        onChange={onChoose}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <label htmlFor={id} className="grid min-w-0">
        <span className="font-medium">{label}</span>
        <span id={`${id}-hint`} className="text-[0.8125rem] text-muted">
          {hint}
        </span>
      </label>
    </div>
  );
}

function fieldsText(parameters: ExportFormProps['parameters'], count: (value: number) => string): string {
  if (parameters === 'none') return `The ${count(exportFields.length)} fields of a list, with every email and phone`;
  const fields = parameters === null ? 'Every field' : `${count(exportFields.length + parameters)} fields`;
  return `${fields}, with every email, phone and parameter`;
}

/** `Customer, Contact, Status and 7 more, in their order`. */
export function columnsText(names: readonly string[]): string {
  const named = names.slice(0, 3);
  const more = names.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more} more, in their order`;
  return names.length === 1 ? `${names.join('')} alone` : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}
