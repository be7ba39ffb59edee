import { Download, TriangleAlert } from 'lucide-react';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { startExport, type DirectExport } from './running-export.ts';

export interface ExportProgressProps {
  readonly job: DirectExport;
  readonly onStop: () => void;
  readonly onClose: () => void;
  /** The file was saved. */
  readonly onDone: () => void;
}

/** How far an export is, and a button to stop it; or why it failed, and one to try again. */
export function ExportProgress({ job, onStop, onClose, onDone }: ExportProgressProps) {
  const { count } = useFormats();
  const { total, written, error, request } = job;
  if (error !== null) {
    return (
      <>
        <Alert>{error}</Alert>
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={onStop}>Close</Button>
          <Button
            variant="primary"
            onClick={() => void startExport(request, total, count).then((isSaved) => isSaved && onDone())}
          >
            Try again
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <ExportBar written={written} total={total} remaining={remainingText(job)} />
      <p className="mt-4 text-[0.8125rem] text-muted">
        The file is saved when it is complete. You can close this window and go on working.
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button onClick={onStop}>Stop export</Button>
      </div>
    </>
  );
}

/** How many customers are written, of how many, also as a bar; `remaining` says how long it takes. */
export function ExportBar({ written, total, remaining = null }: Written & { readonly remaining?: string | null }) {
  const { count } = useFormats();
  const part = share({ written, total });
  return (
    <>
      <div className="flex justify-between gap-4 text-[0.8125rem] text-muted tabular-nums">
        <p>
          <strong className="font-medium text-ink">{count(written)}</strong>
          {total !== null && ` of ${count(total)}`} written
        </p>
        <p>{`${percentText({ written, total }).trim()}${remaining === null ? '' : ` · ${remaining}`}`}</p>
      </div>
      <div
        role="progressbar"
        aria-label="Export"
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : Math.min(written, total)}
        className="mt-2 h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div style={{ width: `${(part ?? 0) * 100}%` }} className="h-full rounded-full bg-accent" />
      </div>
    </>
  );
}

interface ExportCornerProps {
  readonly text: string;
  readonly isFailed: boolean;
  readonly onOpen: () => void;
}

/** How far the export is while its dialog is closed. */
export function ExportCorner({ text, isFailed, onOpen }: ExportCornerProps) {
  const Icon = isFailed ? TriangleAlert : Download;
  return (
    <div role={isFailed ? 'alert' : undefined} className="fixed end-4 bottom-14 z-40">
      <Button onClick={onOpen} className="shadow-lg!">
        <Icon aria-hidden="true" className="size-4" />
        {text}
      </Button>
    </div>
  );
}

/** How many customers are written, and how many there are; null while unknown. */
type Written = Pick<DirectExport, 'written' | 'total'>;

/** ` 62%`; empty while the total is not known. */
export function percentText(job: Written): string {
  const part = share(job);
  return part === null ? '' : ` ${Math.floor(part * 100)}%`;
}

/** From 0 to 1; customers that were added meanwhile do not count. */
function share({ total, written }: Written): number | null {
  return total === null || total === 0 ? null : Math.min(1, written / total);
}

/** `about 3 s left`; null until it can be told. */
export function remainingText({ total, written, elapsed }: DirectExport): string | null {
  if (total === null || written === 0 || elapsed < 1_000) return null;
  const seconds = Math.ceil((elapsed / 1_000 / written) * Math.max(0, total - written));
  return seconds < 90 ? `about ${Math.max(1, seconds)} s left` : `about ${Math.round(seconds / 60)} min left`;
}
