/** Temporary: how many violations of a rule are still there. A count may only fall; this file goes once it is empty. */
export const pending: Readonly<Record<string, number>> = {
  cycles: 1,
  'line length': 77,
  'term “asked”': 3,
  'term “ask”': 4,
  'term “first pages”': 1,
  'term “let go”': 1,
  'term “met”': 3,
  'term “parts”': 1,
  'term “problems”': 2,
  'term “problem”': 4,
  'term “readers”': 1,
};
