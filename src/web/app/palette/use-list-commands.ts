import { useMayExport } from '../../lib/source/use-may-export.ts';
import { openImport, useMayImport } from '../../features/customers/import/import-loader.tsx';
import { listActions } from '../../features/customers/list-actions.ts';
import { countText } from '../../features/customers/model/footer-text.ts';
import { everyCustomer } from '../../features/customers/url/list-url-params.ts';
import { useStore } from '../../lib/browser/reactive-store.ts';
import { useFormats } from '../../lib/format/formats-context.tsx';
import { phoneWidth, useMediaQuery } from '../../lib/hooks/use-media-query.ts';

/** Something that the page on screen can do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Its shortcut, or what it concerns; empty for none. */
  readonly hint: string;
  readonly run: () => void;
}

/** What the palette can do, most of it with the list on screen. */
export function useListCommands(): readonly Command[] {
  const list = useStore(listActions);
  const { count } = useFormats();
  const mayExport = useMayExport();
  const mayImport = useMayImport();
  // Cards have no columns.
  const isPhone = useMediaQuery(phoneWidth);
  const importing = mayImport ? [{ id: 'import', label: 'Import customers', hint: '', run: openImport }] : [];
  if (list === null) return importing;
  const { navigation, total, onExport, onColumns, onRefresh, onShowShortcuts } = list;
  const offered: readonly (Command | false)[] = [
    mayExport && {
      id: 'export',
      label: 'Export this list',
      hint: total === null ? '' : `${countText(total, count)} customers`,
      run: onExport,
    },
    ...importing,
    onColumns !== null && !isPhone && { id: 'columns', label: 'Choose columns and density', hint: '', run: onColumns },
    {
      id: 'clear',
      label: 'Show all customers, without search and filters',
      hint: '',
      run: () => navigation.show(everyCustomer, 'push'),
    },
    { id: 'refresh', label: 'Refresh the list', hint: '', run: onRefresh },
    { id: 'shortcuts', label: 'Show the keyboard shortcuts', hint: '?', run: onShowShortcuts },
  ];
  return offered.filter((command) => command !== false);
}
