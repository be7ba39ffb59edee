import { phone, tablet, type Scene } from './scenes.ts';

/** As `scenes`, of the settings on a server with staff. Add a scene here, then `npm run screenshots`. */
export const settingsScenes: readonly Pick<Scene, 'name' | 'path' | 'theme' | 'size'>[] = [
  { name: 'settings-keys', path: '/settings/keys' },
  { name: 'settings-keys-1024', path: '/settings/keys', size: tablet },
  { name: 'settings-keys-phone', path: '/settings/keys', size: phone },
  { name: 'settings-staff', path: '/settings/staff' },
  { name: 'settings-staff-1024', path: '/settings/staff', theme: 'dark', size: tablet },
  { name: 'settings-staff-phone', path: '/settings/staff', theme: 'dark', size: phone },
  { name: 'settings-activity', path: '/settings/activity', theme: 'dark' },
  { name: 'settings-activity-1024', path: '/settings/activity', size: tablet },
  { name: 'settings-me', path: '/settings/me' },
  { name: 'settings-me-dark', path: '/settings/me', theme: 'dark' },
  { name: 'settings-me-phone', path: '/settings/me', theme: 'dark', size: phone },
];
