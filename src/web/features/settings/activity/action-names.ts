import { activityActions, type ActivityAction } from '../../../../contract/access-api.ts';

/** What was done, followed by its subject. */
export const actionNames: Readonly<Record<ActivityAction, string>> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Failed to sign in',
  'code-refused': 'Right password, but no second step for',
  'signed-out': 'Signed out',
  'sessions-ended': 'Ended sessions',
  searched: 'Searched for',
  viewed: 'Looked at',
  renamed: 'Changed their name from',
  'password-changed': 'Changed the password',
  'two-factor-on': 'Turned the second step on',
  'two-factor-off': 'Turned the second step off',
  'staff-invited': 'Invited',
  'invite-withdrawn': 'Withdrew the invitation of',
  'staff-joined': 'Joined the staff',
  'role-changed': 'Changed the role of',
  'staff-disabled': 'Disabled',
  'staff-enabled': 'Enabled',
  'reset-link-made': 'Made a new sign-in link for',
  'key-made': 'Made the API key',
  'key-revoked': 'Revoked the API key',
  'parameter-removed': 'Removed the parameter',
};

/** The actions to filter by, worded without a subject. */
export const actionChoices = activityActions.map((action) => ({
  action,
  name: choiceNames()[action] ?? actionNames[action],
}));

function choiceNames(): Partial<Record<ActivityAction, string>> {
  return {
    'code-refused': 'Failed the second step',
    searched: 'Searched',
    viewed: 'Looked at a customer',
    renamed: 'Changed their name',
    'staff-invited': 'Invited somebody',
    'invite-withdrawn': 'Withdrew an invitation',
    'role-changed': 'Changed a role',
    'staff-disabled': 'Disabled somebody',
    'staff-enabled': 'Enabled somebody',
    'reset-link-made': 'Made a sign-in link',
    'key-made': 'Made an API key',
    'key-revoked': 'Revoked an API key',
    'parameter-removed': 'Removed a parameter',
  };
}
