import type { ImportProgress as ServerProgress } from '../../../../contract/import/customer-import.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Button } from '../../../ui/button.tsx';
import type { RunningUpload } from './running-upload.ts';

/** How much of a file has arrived. */
export function UploadProgress({
  upload,
  onCancel,
}: {
  readonly upload: RunningUpload;
  readonly onCancel: () => void;
}) {
  const { file, received } = upload;
  const share = file.size === 0 ? 0 : received / file.size;
  return (
    <Progress
      title={`Uploading ${file.name}…`}
      share={share}
      detail={`${sizeText(received)} of ${sizeText(file.size)}`}
    >
      <p className="mt-4 text-[0.8125rem] text-muted">Keep this page open until the file has arrived.</p>
      <div className="mt-4 flex justify-end">
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </Progress>
  );
}

/** How far the server is with a file; `progress` is null until it has begun. */
export function ImportProgress({ progress }: { readonly progress: ServerProgress | null }) {
  const { count } = useFormats();
  const rows = progress?.pass === 'write' ? progress.rows : 0;
  const title = rows > 0 ? `Importing… ${count(rows)} ${rows === 1 ? 'row' : 'rows'}` : 'Importing…';
  const detail = progress === null ? 'Starting' : passes[progress.pass];
  return (
    <Progress title={title} share={progress?.share ?? 0} detail={detail}>
      <p className="mt-4 text-[0.8125rem] text-muted">The import continues when you close this page.</p>
    </Progress>
  );
}

const passes: Readonly<Record<ServerProgress['pass'], string>> = {
  reindex: 'Preparing the search',
  scan: 'Reading the file',
  write: 'Writing customers',
};

interface ProgressProps {
  readonly title: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly detail: string;
  readonly children: React.ReactNode;
}

function Progress({ title, share, detail, children }: ProgressProps) {
  const percent = Math.floor(Math.min(1, share) * 100);
  return (
    <>
      <p role="status" className="font-semibold break-words text-ink">
        {title}
      </p>
      <div className="mt-3 flex justify-between gap-4 text-[0.8125rem] text-muted tabular-nums">
        <p>{detail}</p>
        <p>{percent}%</p>
      </div>
      <div
        role="progressbar"
        aria-label="Import"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="mt-2 h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div style={{ width: `${percent}%` }} className="h-full rounded-full bg-accent" />
      </div>
      {children}
    </>
  );
}

/** `340 kB`, `1.2 MB`. */
function sizeText(bytes: number): string {
  const [value, unit] =
    bytes < 1e6
      ? [Math.ceil(bytes / 1e3), 'kilobyte']
      : bytes < 1e9
        ? [bytes / 1e6, 'megabyte']
        : [bytes / 1e9, 'gigabyte'];
  return new Intl.NumberFormat('en-GB', { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
