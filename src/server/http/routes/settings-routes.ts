import type { FastifyInstance } from 'fastify';
import { addActivityRoutes, type ActivityRoutesParts } from './activity-routes.ts';
import { addKeysRoutes, type KeysRoutesParts } from './api-key-routes.ts';
import { addMeRoutes, type MeRoutesParts } from './me-routes.ts';
import type { SessionOf } from '../auth/request-session.ts';
import { addStaffRoutes, type StaffRoutesParts } from './staff-routes.ts';

export interface SettingsRoutesParts extends ActivityRoutesParts, KeysRoutesParts, MeRoutesParts, StaffRoutesParts {}

/** What the settings pages ask and change. */
export function addSettingsRoutes(app: FastifyInstance, parts: SettingsRoutesParts, sessionOf: SessionOf): void {
  addActivityRoutes(app, parts);
  addKeysRoutes(app, parts, sessionOf);
  addMeRoutes(app, parts, sessionOf);
  addStaffRoutes(app, parts, sessionOf);
}
