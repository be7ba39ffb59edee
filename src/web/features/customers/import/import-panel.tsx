import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { CustomerImport } from '../../../../contract/import/customer-import.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useStore } from '../../../lib/browser/reactive-store.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { DropZone, useDropsRefused } from './drop-zone.tsx';
import { ImportFailure } from './import-failure.tsx';
import { ImportProgress, UploadProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { cancelUpload, refuseFile, runningUpload, startUpload } from './running-upload.ts';
import { countPanel, dismissImport, endText, importOptions, isClean, showImport, shownImport } from './shown-import.ts';

export interface ImportPanelProps {
  /** Above the place to drop a file; null for none. */
  readonly title: string | null;
  /** Closes the dialog that it is in; null in the list. */
  readonly onClose: (() => void) | null;
}

/** Imports a file: chooses it, shows how far it is, asks what is not clear, and says what became of its rows. */
export function ImportPanel({ title, onClose }: ImportPanelProps) {
  const client = useQueryClient();
  const upload = useStore(runningUpload);
  const { count } = useFormats();
  const { current, file, isGone } = useShownImport(count);
  useDropsRefused();
  const showCustomers = () => {
    dismissImport(client);
    onClose?.();
  };
  const summary = current?.summary ?? null;
  const finish = useEffectEvent(() => {
    if (current === null || summary === null || !isClean(summary)) return;
    showToast(endText(current, count));
    showCustomers();
  });
  useEffect(() => finish(), [summary]);

  const take = (files: readonly File[]) => {
    const [first, second] = files;
    if (first === undefined) return;
    if (second === undefined) startUpload(client, first, count);
    else refuseFile(first, 'Import one file at a time.');
  };
  const content = () => {
    if (upload !== null && upload.error === null) return <UploadProgress upload={upload} onCancel={cancelUpload} />;
    const error = upload?.error ?? (isGone ? goneText : null);
    if (error !== null) return <ImportFailure error={error} question={null} onAnswer={null} onFiles={take} />;
    if (current === null) return null;
    if (current.state === 'failed') {
      return (
        <ImportFailure
          error={current.error ?? ''}
          question={current.question}
          onAnswer={file === null ? null : (answers) => startUpload(client, file, count, answers)}
          onFiles={take}
        />
      );
    }
    if (summary === null) return <ImportProgress progress={current.progress} />;
    return <ImportResult summary={summary} onShow={showCustomers} onFiles={take} />;
  };
  const shown = content();
  if (shown === null) return <DropZone title={title} onFiles={take} />;
  // A dialog is a frame already.
  return <div className={cn(onClose === null && 'rounded-2xl border border-line bg-surface p-5')}>{shown}</div>;
}

const goneText =
  'The import ended without a result: the server was restarted, or you have started another one. Customers that were ' +
  'written are saved.';

interface ImportOnScreen {
  /** Null when there is none to show. */
  readonly current: CustomerImport | null;
  /** To send it again; null after a reload. */
  readonly file: File | null;
  /** The server no longer knows it. */
  readonly isGone: boolean;
}

/** One that this page has started or found running; not one that had ended before. */
function useShownImport(count: (value: number) => string): ImportOnScreen {
  const client = useQueryClient();
  const shown = useStore(shownImport);
  const { data: onServer = null, isSuccess } = useQuery(importOptions());
  const found = onServer?.state === 'importing' ? onServer.id : null;
  const showFound = useEffectEvent(() => {
    if (found !== null && shownImport.get()?.id !== found) showImport(client, { id: found, file: null }, count);
  });
  useEffect(() => showFound(), [found]);
  useEffect(countPanel, []);
  const isShown = shown !== null && onServer?.id === shown.id;
  return {
    current: isShown ? onServer : null,
    file: shown?.file ?? null,
    isGone: shown !== null && isSuccess && !isShown,
  };
}
