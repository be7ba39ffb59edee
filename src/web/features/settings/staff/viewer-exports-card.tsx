import { useId } from 'react';
import { MutationError } from '../../../ui/mutation-error.tsx';
import { useSettingsMutation } from '../forms/use-settings-mutation.ts';
import { setViewerExports } from './staff-api.ts';

/** Whether viewers may export customers. */
export function ViewerExportsCard({ areAllowed }: { readonly areAllowed: boolean }) {
  const id = useId();
  const change = useSettingsMutation(setViewerExports);
  return (
    <section aria-labelledby={`${id}-title`} className="mt-4 rounded-xl border border-line bg-surface px-4 py-3">
      <h2 id={`${id}-title`} className="font-semibold">
        Exports
      </h2>
      <div className="mt-1 flex gap-2.5">
        <input
          id={id}
          type="checkbox"
          checked={areAllowed}
          aria-describedby={`${id}-hint`}
          onChange={() => change.send(!areAllowed)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <div>
          <label htmlFor={id}>Viewers can export customers</label>
          <p id={`${id}-hint`} className="text-[0.8125rem] text-muted">
            Administrators always can. Activity shows who exported what.
          </p>
        </div>
      </div>
      {change.error !== null && (
        <div className="mt-3">
          <MutationError error={change.error} />
        </div>
      )}
    </section>
  );
}
