import { useEffect } from 'react';
import type { ExportJob } from '../../../../contract/list/export-job.ts';
import { exportPageSize } from '../../../../contract/list/exported-file.ts';
import { createStore, useStore } from '../../../lib/browser/reactive-store.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { MutationError } from '../../../ui/mutation-error.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { selectedCount, selectionBody } from '../selection/selected-customers.ts';
import { ExportCostCard, requestsForPicked } from './export-cost.tsx';
import { customersText } from '../model/customers-count.ts';
import { ExportJobProgress, KeptUntil } from './export-job-progress.tsx';
import { useExportJob, useIsSaving, useRemoveExportJob, useSaveExport, useStartExportJob } from './export-job-query.ts';
import { ExportCorner, percentText } from './export-progress.tsx';
import { NewExport, type ExportWindowProps } from './new-export.tsx';

/** The id of the export that this page has started: its file is saved as soon as it is complete. */
const startedHere = createStore<string | null>(null);

/** As `ExportWindow`, for a metered source, whose exports run on the server. */
export function ExportJobWindow(props: ExportWindowProps) {
  const { subject, onChange } = props;
  const { count } = useFormats();
  const job = useExportJob();
  const save = useSaveExport();
  const isSaving = useIsSaving(job, count);
  const hide = () => onChange(null);
  const saveAndHide = (saved: ExportJob) => {
    save(saved);
    hide();
  };
  const isSavedHere = useStore(startedHere) === job?.id;
  useEffect(() => {
    if (job?.state !== 'done' || !isSavedHere || job.isDownloaded) return;
    startedHere.set(null);
    save(job);
    onChange(null);
  }, [job, isSavedHere, onChange, save]);
  const removal = useRemoveExportJob(() => {
    if (job?.state === 'running' || job?.state === 'paused') showToast('Export stopped. No file was saved.');
    hide();
  });
  if (job === null || (job.state === 'done' && job.isDownloaded))
    return subject !== null && <NewExportJob {...props} last={job} onClose={hide} onSave={saveAndHide} />;
  if (subject === null)
    return (
      <ExportCorner
        isFailed={job.state === 'failed'}
        text={isSaving ? 'Saving export' : cornerText(job)}
        onOpen={() => onChange('list')}
      />
    );
  return (
    <Dialog open onClose={hide} title={titleText(job, count)}>
      <ExportJobProgress job={job} removal={removal} onClose={hide} onSave={() => saveAndHide(job)} />
    </Dialog>
  );
}

interface NewExportJobProps extends ExportWindowProps {
  /** The export before, whose file is still kept; null for none. */
  readonly last: ExportJob | null;
  readonly onClose: () => void;
  readonly onSave: (job: ExportJob) => void;
}

function NewExportJob(props: NewExportJobProps) {
  const { subject, request, layout, rows, isWhole, selection, last, onClose, onSave } = props;
  const isSelection = subject === 'selection';
  const total = isSelection
    ? selectedCount(selection, props.total)
    : (props.total ?? (isWhole ? { count: rows.customers.length, atLeast: false } : null));
  const start = useStartExportJob((job) => startedHere.set(job?.id ?? null));
  const customers = total === null || total.atLeast ? null : total.count;
  const requests = isSelection
    ? requestsForPicked([...selection.customers.keys()], rows)
    : customers === null
      ? null
      : Math.ceil(customers / exportPageSize);
  return (
    <NewExport
      request={request}
      layout={layout}
      selection={isSelection ? selectionBody(selection, rows) : null}
      total={total}
      hasListFieldsOnly
      onClose={onClose}
      onStart={(sent) => start.send({ ...sent, total: customers })}
      isPending={start.isPending}
    >
      <ExportCostCard requests={requests} isAtMost={isSelection} />
      <MutationError error={start.error} />
      {last !== null && (
        <p className="text-[0.8125rem] text-muted">
          <button type="button" className="text-accent-ink underline underline-offset-2" onClick={() => onSave(last)}>
            Save your last export again
          </button>
          . <KeptUntil job={last} />
        </p>
      )}
    </NewExport>
  );
}

function titleText({ state, total }: ExportJob, count: (value: number) => string): string {
  if (state === 'failed') return 'Export failed';
  if (state === 'done') return 'Export ready';
  const whom = customersText(total, count);
  return state === 'paused' ? `Export of ${whom} paused` : `Exporting ${whom}`;
}

function cornerText({ state, total, customers }: ExportJob): string {
  if (state === 'failed') return 'Export failed';
  if (state === 'done') return 'Export ready';
  return `${state === 'paused' ? 'Export paused' : 'Exporting'}${percentText({ total, written: customers })}`;
}
