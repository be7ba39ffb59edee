import type { ReactNode } from 'react';
import { focusOnMount } from '../../../lib/browser/focus-on-mount.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';

export interface SecretRevealProps {
  /** What it is, as in "Copy link". */
  readonly what: string;
  readonly text: string;
  /** How long it is valid, and that it is not shown again. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Shows a secret once, to be copied. */
export function SecretReveal({ what, text, children, onClose }: SecretRevealProps) {
  return (
    // The focus is not on the button: pressing Enter twice would close the secret unseen.
    <div ref={focusOnMount} tabIndex={-1} className="grid gap-4 outline-none">
      <Secret what={what} text={text} />
      <p role="status" className="text-[0.8125rem] text-muted">
        {children}
      </p>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}

/** A text with a button to copy it. */
export function Secret({ what, text }: { readonly what: string; readonly text: string }) {
  return (
    <div className="flex items-start gap-2 rounded-lg border border-line bg-subtle px-3 py-2">
      <code className="min-w-0 flex-1 py-0.5 font-mono text-[0.8125rem] wrap-anywhere whitespace-pre-line select-all">
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </div>
  );
}
