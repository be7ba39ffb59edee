import { Dialog } from '../../../ui/dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';

interface Shortcut {
  /** Alternatives, each one key. */
  readonly keys: readonly string[];
  readonly does: string;
}

const groups: readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'Search',
    shortcuts: [
      { keys: ['/'], does: 'Go to search' },
      { keys: ['Enter'], does: 'Search now; open if there’s one result' },
      { keys: ['Esc'], does: 'Clear search' },
      { keys: ['↓'], does: 'Move to the list' },
    ],
  },
  { title: 'Filter', shortcuts: [{ keys: ['F'], does: 'Open the filter' }] },
  {
    title: 'Rows',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Previous and next row' },
      { keys: ['k', 'j'], does: 'Previous and next row' },
      { keys: ['PgUp', 'PgDn'], does: 'One screen up and down' },
      { keys: ['Home', 'End'], does: 'First and last loaded row' },
      { keys: ['Enter'], does: 'Open the customer' },
    ],
  },
  {
    title: 'Customer',
    shortcuts: [
      { keys: ['←', '→'], does: 'Previous and next customer' },
      { keys: ['Esc'], does: 'Close' },
    ],
  },
  { title: 'Help', shortcuts: [{ keys: ['?'], does: 'Show these shortcuts' }] },
];

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** All keys of the list and the panel. Load lazily, as it needs Base UI. */
export default function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      {/* Without a tab stop, the keyboard could not scroll it in a low window. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label="Keyboard shortcuts" className="rounded-md">
        {groups.map((group) => (
          <section key={group.title} className="pb-3 last:pb-0">
            <h3 className="pb-1 text-[0.8125rem] font-semibold text-muted">{group.title}</h3>
            <dl>
              {group.shortcuts.map(({ keys, does }) => (
                <div key={does + keys.join()} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
