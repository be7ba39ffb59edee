import { useStore } from '../../../lib/browser/reactive-store.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { selectedCount, selectionBody } from '../selection/selected-customers.ts';
import { customersText } from '../model/customers-count.ts';
import { ExportJobWindow } from './export-job-window.tsx';
import { ExportCorner, ExportProgress, percentText } from './export-progress.tsx';
import { NewExport, type ExportWindowProps } from './new-export.tsx';
import { runningExport, startExport, stopExport, type DirectExport } from './running-export.ts';

/** Chooses what to export and shows how far it is: in a dialog, or in a corner once that is closed. Load lazily. */
export function ExportWindow(props: ExportWindowProps) {
  return useIsMetered() ? <ExportJobWindow {...props} /> : <DirectExportWindow {...props} />;
}

/** For exports that this page reads at once. */
function DirectExportWindow(props: ExportWindowProps) {
  const { subject, onChange, request, layout, rows, selection, total: listed } = props;
  const { count } = useFormats();
  const hide = () => onChange(null);
  const job = useStore(runningExport);
  if (subject === null && job === null) return null;
  if (subject === null) {
    const isFailed = job?.error !== null;
    const text = job === null || isFailed ? 'Export failed' : `Exporting${percentText(job)}`;
    return <ExportCorner isFailed={isFailed} text={text} onOpen={() => onChange('list')} />;
  }
  if (job !== null) return <RunningExport job={job} onClose={hide} />;
  const isSelection = subject === 'selection';
  const total = isSelection ? selectedCount(selection, listed) : listed;
  return (
    <NewExport
      request={request}
      layout={layout}
      selection={isSelection ? selectionBody(selection, rows) : null}
      total={total}
      onClose={hide}
      onStart={(sent) => void startExport(sent, total?.count ?? null, count).then((isSaved) => isSaved && hide())}
    />
  );
}

function RunningExport({ job, onClose }: { readonly job: DirectExport; readonly onClose: () => void }) {
  const { count } = useFormats();
  const { total, error } = job;
  const whom = customersText(total, count);
  const stop = () => {
    stopExport();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={error === null ? `Exporting ${whom}` : 'Export failed'}>
      <ExportProgress job={job} onStop={stop} onClose={onClose} onDone={onClose} />
    </Dialog>
  );
}
