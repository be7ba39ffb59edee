import type { ReactNode } from 'react';
import type { ExportJob } from '../../../../contract/list/export-job.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { MutationError } from '../../../ui/mutation-error.tsx';
import { customersText } from '../model/customers-count.ts';
import { ExportBar } from './export-progress.tsx';
import type { ExportJobMutation } from './export-job-query.ts';

export interface ExportJobProgressProps {
  readonly job: ExportJob;
  /** Stops it, or forgets it. */
  readonly removal: ExportJobMutation<void>;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** How far an export on the server is, or what has become of it. */
export function ExportJobProgress({ job, removal, onSave, onClose }: ExportJobProgressProps) {
  const remove = () => removal.send();
  const buttons: Readonly<Record<ExportJob['state'], ReactNode>> = {
    running: <StopButtons onClose={onClose} onStop={remove} isPending={removal.isPending} />,
    paused: <StopButtons onClose={onClose} onStop={remove} isPending={removal.isPending} />,
    failed: <Button onClick={remove}>Close</Button>,
    done: (
      <>
        <Button onClick={remove}>Delete file</Button>
        <Button variant="primary" onClick={onSave}>
          Save file
        </Button>
      </>
    ),
  };
  return (
    <>
      <ExportJobState job={job} />
      <MutationError error={removal.error} />
      <div className="mt-4 flex justify-end gap-2">{buttons[job.state]}</div>
    </>
  );
}

interface StopButtonsProps {
  readonly onClose: () => void;
  readonly onStop: () => void;
  readonly isPending: boolean;
}

function StopButtons({ onClose, onStop, isPending }: StopButtonsProps) {
  return (
    <>
      <Button onClick={onClose}>Close</Button>
      <Button onClick={onStop} disabled={isPending}>
        Stop export
      </Button>
    </>
  );
}

function ExportJobState({ job }: { readonly job: ExportJob }) {
  const { count } = useFormats();
  if (job.state === 'failed') return <Alert>{job.reason}. No file was saved.</Alert>;
  if (job.state === 'done') {
    return (
      <p className="text-muted">
        The file has {customersText(job.customers, count)}. <KeptUntil job={job} />
      </p>
    );
  }
  return (
    <>
      <ExportBar written={job.customers} total={job.total} />
      <p role="status" className="mt-4 text-[0.8125rem] text-warn empty:mt-0">
        {job.state === 'paused' && (
          <>
            Paused: {job.reason}. It continues automatically
            {job.pausedUntil !== null && (
              <>
                , at the latest at <ExactTime ms={job.pausedUntil} show="time" />
              </>
            )}
            .
          </>
        )}
      </p>
      <p className="mt-4 text-[0.8125rem] text-muted">
        The file is saved when it is complete. The export runs on the server: it continues when you close this page.
      </p>
    </>
  );
}

/** Until when the server has the file. */
export function KeptUntil({ job: { keptUntil } }: { readonly job: ExportJob }) {
  return (
    <>
      It is kept until <ExactTime ms={keptUntil} show="dateTime" />, or until your next export.
    </>
  );
}
