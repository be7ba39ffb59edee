import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import type { StaffMember } from '../../../../contract/settings-api.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { MemberAction } from './member-dialog.tsx';

export interface MemberMenuProps {
  readonly member: StaffMember;
  readonly onChoose: (action: MemberAction | 'enable') => void;
}

/** The actions for a team member. */
export function MemberMenu({ member: { name, isDisabled }, onChoose }: MemberMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton label={`Actions for ${name}`} icon={<Ellipsis />} />} />
      <Menu.Portal>
        <Menu.Positioner side="bottom" align="end" sideOffset={4} collisionPadding={12} className="z-30">
          <Menu.Popup className="w-48 rounded-xl border border-line bg-surface p-1 text-ink shadow-xl outline-none">
            <Item onClick={() => onChoose('role')}>Change role…</Item>
            {!isDisabled && <Item onClick={() => onChoose('link')}>Password reset link…</Item>}
            {isDisabled ? (
              <Item onClick={() => onChoose('enable')}>Enable</Item>
            ) : (
              <Item isDangerous onClick={() => onChoose('disable')}>
                Disable…
              </Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({
  isDangerous = false,
  ...rest
}: {
  readonly isDangerous?: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <Menu.Item
      {...rest}
      className={cn(
        'flex h-8 cursor-pointer items-center rounded-lg px-2.5 outline-none select-none',
        'data-highlighted:bg-hover max-sm:h-10',
        isDangerous && 'text-danger',
      )}
    />
  );
}
