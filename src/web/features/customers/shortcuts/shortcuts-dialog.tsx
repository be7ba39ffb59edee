import { commandKey } from '../../../lib/browser/command-key.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';

interface Shortcut {
  /** One key for each thing it does; then, if there are, the other keys for the same. */
  readonly keys: readonly string[];
  readonly orKeys?: readonly string[];
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
  {
    title: 'Filter',
    shortcuts: [
      { keys: ['F'], does: 'Open the filter' },
      { keys: ['1', '2', '3', '4'], does: 'All, active, inactive or banned' },
    ],
  },
  {
    title: 'Customers',
    shortcuts: [
      { keys: ['↓', '↑'], orKeys: ['j', 'k'], does: 'Next / previous customer' },
      { keys: ['PgDn', 'PgUp'], does: 'One screen down / up' },
      { keys: ['Home', 'End'], does: 'First / last loaded customer' },
      { keys: ['Enter'], does: 'Open the customer' },
      { keys: ['C'], does: 'Copy the email' },
      { keys: ['x'], does: 'Select the row' },
      { keys: ['Shift'], does: 'With ↑, ↓ or x: select a range' },
      { keys: ['Esc'], does: 'Clear the selection' },
    ],
  },
  {
    title: 'Open customer',
    shortcuts: [
      { keys: ['→', '←'], orKeys: ['↓', '↑'], does: 'Open the next / previous one' },
      { keys: ['Esc'], does: 'Close' },
    ],
  },
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: [`${commandKey}K`], does: 'Find a filter, a customer, a page or a command' },
      { keys: ['?'], does: 'Show these shortcuts' },
    ],
  },
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
              {group.shortcuts.map(({ keys, orKeys, does }) => (
                <div key={does} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd className="flex shrink-0 items-center gap-1">
                    <Keys keys={keys} />
                    {orKeys !== undefined && (
                      <>
                        <span className="px-0.5 text-[0.8125rem] text-muted">or</span>
                        <Keys keys={orKeys} />
                      </>
                    )}
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

function Keys({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key) => <Kbd key={key}>{key}</Kbd>);
}
