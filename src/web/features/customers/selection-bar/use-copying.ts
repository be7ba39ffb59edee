import { useEffect, useRef, useState } from 'react';
import type { Count } from '../../../../contract/list/list-metadata.ts';
import { ApiError, errorText } from '../../../lib/api/api-errors.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { copiedText, pickedCustomers, selectionBody, type ContactKind } from '../selection/selected-customers.ts';
import type { SelectableRows, Selection } from '../selection/selection.ts';
import type { ListRequest } from '../url/list-request.ts';
import { copyContacts, copyListedContacts, maxCopied } from './copy-contacts.ts';

export interface Copying {
  /** Copies what is selected and says how many had none. */
  readonly copy: (kind: ContactKind) => void;
  /** How many customers have been read for it; null while nothing is read. */
  readonly read: number | null;
}

/** Copies the contacts of the selected customers. Ends with the selection. */
export function useCopying(
  selection: Selection,
  rows: SelectableRows,
  request: ListRequest,
  selected: Count | null,
): Copying {
  const { count } = useFormats();
  const [read, setRead] = useState<{ readonly of: Selection; readonly customers: number } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), [selection]);
  const copied = async (kind: ContactKind) => {
    if (!selection.isAll) return copyContacts(pickedCustomers(selection, rows), kind);
    running.current?.abort();
    const stopper = new AbortController();
    running.current = stopper;
    const onProgress = (customers: number) => setRead({ of: selection, customers });
    onProgress(0);
    try {
      return await copyListedContacts(request, selectionBody(selection, rows), kind, onProgress, stopper.signal);
    } finally {
      if (!stopper.signal.aborted) setRead(null);
    }
  };
  const copy = (kind: ContactKind) => {
    if (selection.isAll && (selected === null || selected.count > maxCopied)) {
      showToast(`Up to ${count(maxCopied)} customers can be copied. Export the others instead.`);
      return;
    }
    copied(kind).then(
      ({ copied: number, missing, isCopied }) =>
        showToast(isCopied ? copiedText(kind, number, missing, count) : 'Your browser refused to copy'),
      (error: unknown) => {
        if (error instanceof ApiError) showToast(`Couldn’t copy. ${errorText(error)}`);
      },
    );
  };
  return { copy, read: read?.of === selection ? read.customers : null };
}
