import { chooseTheme, themes, useTheme, type Theme } from '../../../lib/browser/theme.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { DetailsRow } from './details-card.tsx';

const names: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Light, dark or the system's; kept in this browser only. */
export function AppearanceRow() {
  const theme = useTheme();
  return (
    <DetailsRow name="Appearance">
      <span className="block max-w-88">
        <SegmentedControl
          label="Appearance"
          options={themes.map((value) => ({ value, label: names[value] }))}
          value={theme}
          onChange={chooseTheme}
        />
      </span>
    </DetailsRow>
  );
}
