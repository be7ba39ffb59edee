import { useRef } from 'react';
import { Button, type ButtonVariant } from '../../../ui/button.tsx';

export interface ChooseFileProps {
  readonly label: string;
  readonly variant?: ButtonVariant;
  /** A dialog starts with it. */
  readonly isFirst?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the browser's own choice of a file. */
export function ChooseFile({ label, variant = 'primary', isFirst = false, onFiles }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv,text/plain"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // So that the same file can be chosen again once it is fixed.
          currentTarget.value = '';
          onFiles(files);
        }}
      />
      <Button
        variant={variant}
        data-first-focus={isFirst ? '' : undefined}
        className="pointer-coarse:h-10.5 pointer-coarse:px-4"
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
