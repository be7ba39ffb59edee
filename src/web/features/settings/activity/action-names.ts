import { activityActions, type ActivityAction } from '../../../../contract/activity.ts';

/** What was done, followed by its subject. */
export const actionNames: Readonly<Record<ActivityAction, string>> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Failed to sign in as',
  'code-refused': 'Wrong or missing code for',
  'not-recorded': 'Not recorded:',
  'signed-out': 'Signed out',
  'sessions-ended': 'Ended sessions',
  searched: 'Searched for',
  viewed: 'Viewed',
  renamed: 'Changed their name from',
  'password-changed': 'Changed their password',
  'two-factor-on': 'Turned on two-step sign-in',
  'two-factor-off': 'Turned off two-step sign-in',
  'staff-invited': 'Invited',
  'invite-withdrawn': 'Cancelled the invitation for',
  'staff-joined': 'Joined the staff',
  'role-changed': 'Changed the role of',
  'staff-disabled': 'Disabled',
  'staff-enabled': 'Enabled',
  'reset-link-made': 'Created a password reset link for',
  'key-made': 'Created the API key',
  'key-revoked': 'Revoked the API key',
  'customers-exported': 'Exported',
  'customers-imported': 'Imported',
  'viewer-exports-on': 'Allowed viewers to export customers',
  'viewer-exports-off': 'Stopped viewers from exporting customers',
  'parameter-removed': 'Removed the parameter',
  'parameters-pinned': 'Changed the pinned parameters to',
  'view-created': 'Created the view',
  'view-changed': 'Changed the view',
  'view-shared': 'Shared the view with everyone:',
  'view-deleted': 'Deleted the view',
};

/** The actions to filter by, worded without a subject. */
export const actionChoices = activityActions.map((action) => ({
  action,
  name: choiceNames()[action] ?? actionNames[action],
}));

function choiceNames(): Partial<Record<ActivityAction, string>> {
  return {
    'sign-in-failed': 'Failed to sign in',
    'code-refused': 'Wrong or missing code',
    'not-recorded': 'Not recorded',
    searched: 'Searched',
    viewed: 'Viewed a customer',
    renamed: 'Changed their name',
    'staff-invited': 'Invited a colleague',
    'invite-withdrawn': 'Cancelled an invitation',
    'role-changed': 'Changed a role',
    'staff-disabled': 'Disabled a team member',
    'staff-enabled': 'Enabled a team member',
    'reset-link-made': 'Created a password reset link',
    'key-made': 'Created an API key',
    'key-revoked': 'Revoked an API key',
    'customers-exported': 'Exported customers',
    'customers-imported': 'Imported customers',
    'parameter-removed': 'Removed a parameter',
    'parameters-pinned': 'Changed the pinned parameters',
    'view-created': 'Created a view',
    'view-changed': 'Changed a view',
    'view-shared': 'Shared a view with everyone',
    'view-deleted': 'Deleted a view',
  };
}
