import { Monitor, Moon, Sun } from 'lucide-react';
import { chooseTheme, themes, useTheme, type Theme } from '../../lib/browser/theme.ts';
import { IconButton } from '../../ui/icon-button.tsx';

const looks: Readonly<Record<Theme, { readonly icon: React.ReactNode; readonly name: string }>> = {
  system: { icon: <Monitor />, name: 'as the system' },
  light: { icon: <Sun />, name: 'light' },
  dark: { icon: <Moon />, name: 'dark' },
};

/** As the system, light, dark: a click leads to the next. */
export function AppearanceSwitch() {
  const theme = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <IconButton
      label={`Appearance: ${looks[theme].name}. Switch to ${looks[next].name}`}
      icon={looks[theme].icon}
      onClick={() => chooseTheme(next)}
    />
  );
}
