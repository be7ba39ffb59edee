import { phone, tablet, type Scene } from './scenes.ts';

/** Like `scenes`, for the settings of a server with staff. Add a scene here, then `npm run screenshots`. */
export const settingsScenes: readonly Pick<Scene, 'name' | 'path' | 'theme' | 'size'>[] = [
  { name: 'settings-staff', path: '/settings/staff' },
  { name: 'settings-keys', path: '/settings/keys' },
  { name: 'settings-keys-phone', path: '/settings/keys', size: phone },
  { name: 'settings-activity-1024', path: '/settings/activity', size: tablet },
  { name: 'settings-account-dark', path: '/settings/me', theme: 'dark' },
];
