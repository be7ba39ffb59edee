import { mkdirSync, writeFileSync } from 'node:fs';
import { demoPhoto, demoPhotoCount, demoPhotoPath } from './demo-photo.ts';

/** Redraws the demo portraits, which are committed: `node src/server/customers/demo/content/generate-photos.ts`. */
const folder = new URL('../../../../../public', import.meta.url).pathname;
mkdirSync(`${folder}/photos`, { recursive: true });
for (let number = 1; number <= demoPhotoCount; number += 1)
  writeFileSync(`${folder}${demoPhotoPath(number)}`, demoPhoto(number));
