import type { ReactNode } from 'react';
import { focusOnMount } from '../../../lib/browser/focus-on-mount.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';

export interface SecretRevealProps {
  /** What it is, as in "Copy link". */
  readonly what: string;
  readonly text: string;
  /** How long it holds, and that it is not shown again. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A secret that can be copied now and never again. */
export function SecretReveal({ what, text, children, onClose }: SecretRevealProps) {
  return (
    // Not its button, as whoever pressed Enter twice would have seen nothing.
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

/** A text to copy, whole. */
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
