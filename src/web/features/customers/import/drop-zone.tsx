import { FileUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { ChooseFile } from './choose-file.tsx';

export interface DropZoneProps {
  /** Above it; null for none. */
  readonly title: string | null;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes a file that is dropped on it or chosen. */
export function DropZone({ title, onFiles }: DropZoneProps) {
  const titleId = useId();
  const { isOver, handlers } = useFileDrop(onFiles);
  return (
    <>
      {title !== null && <h2 className="mb-5 text-center text-base font-semibold">{title}</h2>}
      <section
        aria-labelledby={titleId}
        {...handlers}
        className={cn(
          'flex flex-col items-center rounded-2xl border-2 border-dashed px-6 py-8 text-center transition-colors',
          isOver ? 'border-accent bg-accent-soft' : 'border-line-strong/50 bg-subtle',
        )}
      >
        <FileUp aria-hidden="true" className={cn('size-7', isOver ? 'text-accent-ink' : 'text-muted')} />
        <h3 id={titleId} className="mt-3 font-semibold text-ink">
          Import customers from a CSV
        </h3>
        <p className="mt-1 text-muted pointer-coarse:hidden">Drop the file here, or choose it.</p>
        <div className="mt-4">
          <ChooseFile label="Choose a file" isFirst onFiles={onFiles} />
        </div>
        <p className="mt-4 text-[0.8125rem] text-muted">CSV or NDJSON, up to 1 GB</p>
      </section>
    </>
  );
}

/** Refuses files that are dropped beside a place for them: the browser would open them in place of the page. */
export function useDropsRefused(): void {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (!event.defaultPrevented && event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
      event.preventDefault();
    };
    document.addEventListener('dragover', refuse);
    document.addEventListener('drop', refuse);
    return () => {
      document.removeEventListener('dragover', refuse);
      document.removeEventListener('drop', refuse);
    };
  }, []);
}

/** Whether a file is over an element, and the events that tell. */
function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  // It enters and leaves each element inside as well.
  const depth = useRef(0);
  const enter = (by: number) => {
    depth.current += by;
    setIsOver(depth.current > 0);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: () => enter(1),
      onDragLeave: () => enter(-1),
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        enter(-depth.current);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
