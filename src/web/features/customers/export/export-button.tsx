import { Download } from 'lucide-react';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useMayExport } from '../../../lib/source/use-may-export.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import { useCloseOnFailure } from '../../../ui/use-lazy-popup.ts';
import { useLoadAfterRows } from '../use-load-after-rows.ts';
import type { ExportWindowProps } from './new-export.tsx';

const lazyExportWindow = lazyComponent(
  () => import('./export-window.tsx'),
  (module) => module.ExportWindow,
);

/** Opens the dialog to export the list, for users who may export. Its word disappears where there is no room. */
export function ExportButton({ onClick }: { readonly onClick: () => void }) {
  if (!useMayExport()) return null;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label="Export"
      title="Export"
      onPointerEnter={lazyExportWindow.load}
      onFocus={lazyExportWindow.load}
      onClick={onClick}
      className={cn(buttonClasses('quiet'), 'gap-1.5! px-2!')}
    >
      <Download aria-hidden="true" className="size-4" />
      <span className="in-data-[narrow~=tools]:hidden">Export</span>
    </button>
  );
}

interface LazyExportWindowProps extends ExportWindowProps {
  readonly hasRows: boolean;
}

/** The window of exports, once it has loaded: after the first rows, or when it is opened. */
export function LazyExportWindow({ hasRows, ...props }: LazyExportWindowProps) {
  const { subject, onChange } = props;
  const isOpen = subject !== null;
  const { component: ExportWindow, isFailed } = useLazyComponent(lazyExportWindow, isOpen);
  useLoadAfterRows(lazyExportWindow.load, hasRows);
  useCloseOnFailure(isFailed && isOpen, () => onChange(null));
  if (ExportWindow !== null) return <ExportWindow {...props} />;
  return isOpen && <PopupPlaceholder label="Export" anchor={null} onClose={() => onChange(null)} />;
}
