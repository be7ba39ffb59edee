import type { ImportReport, ImportSummary } from '../../../../contract/import/customer-import.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Button, buttonClasses } from '../../../ui/button.tsx';
import { customersText } from '../model/customers-count.ts';
import { ChooseFile } from './choose-file.tsx';

export interface ImportResultProps {
  readonly summary: ImportSummary;
  readonly onShow: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** What became of the rows of a file, also those that did not become customers. */
export function ImportResult({ summary, onShow, onFiles }: ImportResultProps) {
  const { created, updated, unchanged, rejected, firstRejects, leftOut, notes } = summary;
  const { count } = useFormats();
  const values = leftOut.reduce((sum, column) => sum + column.values, 0);
  const known = created + updated + unchanged;
  return (
    <div className="text-ink">
      <div role="status">
        <h2 className="font-semibold">{customersText(created, count)} imported</h2>
      </div>
      {updated + unchanged > 0 && (
        <p className="mt-1 text-muted">
          {count(updated)} changed, {count(unchanged)} unchanged
        </p>
      )}
      {rejected > 0 && (
        <Part title={rejected === 1 ? '1 row was rejected' : `${count(rejected)} rows were rejected`} report="rejected">
          {firstRejects.map(({ line, reason }) => (
            <li key={line}>
              Line {count(line)}: {reason}
            </li>
          ))}
          {rejected > firstRejects.length && <li>and {count(rejected - firstRejects.length)} more</li>}
        </Part>
      )}
      {values > 0 && (
        <Part title={values === 1 ? '1 value was left out' : `${count(values)} values were left out`} report="left-out">
          {leftOut.slice(0, shownColumns).map((column) => (
            <li key={column.column}>
              {column.column}: {count(column.values)}
            </li>
          ))}
          {leftOut.length > shownColumns && <li>and {count(leftOut.length - shownColumns)} more columns</li>}
        </Part>
      )}
      {notes.map((note) => (
        <p key={note} className="mt-3 text-[0.8125rem] break-words text-muted">
          {note}
        </p>
      ))}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <ChooseFile label="Choose another file" variant={known === 0 ? 'primary' : 'secondary'} onFiles={onFiles} />
        {known > 0 && (
          <Button variant="primary" onClick={onShow}>
            Show customers
          </Button>
        )}
      </div>
    </div>
  );
}

/** Columns that are named. */
const shownColumns = 6;

interface PartProps {
  readonly title: string;
  readonly report: ImportReport;
  readonly children: React.ReactNode;
}

function Part({ title, report, children }: PartProps) {
  return (
    <section className="mt-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        <a href={importPaths.report(report)} download={`customers.${report}.csv`} className={buttonClasses()}>
          Save as CSV<span className="sr-only">: {title}</span>
        </a>
      </div>
      <ul className="mt-2 grid gap-1 text-[0.8125rem] break-words text-muted">{children}</ul>
    </section>
  );
}
