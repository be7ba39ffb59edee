import { copyText } from '../../../lib/browser/clipboard.ts';
import { showToast } from '../../../ui/toast.tsx';

/** Copies the whole address of a page's path, and says so with this sentence. */
export async function copyLink(path: string, copied: string): Promise<void> {
  const isCopied = await copyText(new URL(path, window.location.origin).href);
  showToast(isCopied ? copied : 'Couldn’t copy the link. Copy it from the address bar.');
}
