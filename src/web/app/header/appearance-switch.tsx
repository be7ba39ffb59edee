import { Monitor, Moon, Sun } from 'lucide-react';
import { chooseTheme, themes, useTheme, type Theme } from '../../lib/browser/theme.ts';
import { IconButton } from '../../ui/icon-button.tsx';

const variants: Readonly<Record<Theme, { readonly icon: React.ReactNode; readonly name: string }>> = {
  system: { icon: <Monitor />, name: 'system' },
  light: { icon: <Sun />, name: 'light' },
  dark: { icon: <Moon />, name: 'dark' },
};

/** System, light, dark: a click switches to the next. */
export function AppearanceSwitch() {
  const theme = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <IconButton
      label={`Appearance: ${variants[theme].name}. Switch to ${variants[next].name}`}
      icon={variants[theme].icon}
      onClick={() => chooseTheme(next)}
    />
  );
}
