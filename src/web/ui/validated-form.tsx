import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import * as z from 'zod/mini';
import { errorText, type ApiError } from '../lib/api/api-errors.ts';

/** What a field must contain. */
export interface FieldRule {
  readonly schema: z.ZodMiniType;
  /** The sentence under the field when it does not. */
  readonly message: string;
}

export interface ValidatedFormProps {
  /** By the names of the fields. */
  readonly rules?: Readonly<Record<string, FieldRule>>;
  /** Why the last submission failed. */
  readonly error: ApiError | null;
  /** The name of the field that a failure is about, which then shows it; null for none. */
  readonly fieldOf?: (error: ApiError) => string | null;
  /** Called once every field follows its rule. */
  readonly onSubmit: (filled: FormData) => void;
  /** Receives the failure, unless a field shows it. */
  readonly children: (error: ApiError | null) => ReactNode;
}

/** The sentence under each field that is wrong, by its name. */
type FieldErrors = Readonly<Record<string, string>>;

const FieldErrorsContext = createContext<FieldErrors>({});

/** What is wrong with a field; null when nothing is. */
export function useFieldError(name: string | undefined): string | null {
  const fieldErrors = use(FieldErrorsContext);
  return name === undefined ? null : (fieldErrors[name] ?? null);
}

/**
 * A form that says under its fields what is wrong, in the product's words and language, and focuses the first one. What
 * was typed stays, and an error goes once its field is edited.
 */
export function ValidatedForm({ rules = {}, error, fieldOf, onSubmit, children }: ValidatedFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState<FieldErrors>({});
  const [edited, setEdited] = useState<ApiError | null>(null);
  const refusedField = error === null ? null : (fieldOf?.(error) ?? null);
  const fieldErrors = useMemo(
    () =>
      error !== null && refusedField !== null && error !== edited
        ? { ...found, [refusedField]: errorText(error) }
        : found,
    [found, error, edited, refusedField],
  );
  useEffect(() => {
    if (error !== null && refusedField !== null) focusFirst(form.current, [refusedField]);
  }, [error, refusedField]);

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onInput={({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        setFound((now) => Object.fromEntries(Object.entries(now).filter(([name]) => name !== target.name)));
        if (target.name === refusedField) setEdited(error);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const filled = new FormData(event.currentTarget);
        const now = fieldErrorsOf(rules, filled);
        setFound(now);
        if (Object.keys(now).length === 0) onSubmit(filled);
        else focusFirst(event.currentTarget, Object.keys(now));
      }}
    >
      <FieldErrorsContext value={fieldErrors}>{children(refusedField === null ? error : null)}</FieldErrorsContext>
    </form>
  );
}

function fieldErrorsOf(rules: Readonly<Record<string, FieldRule>>, filled: FormData): FieldErrors {
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([name, { schema }]) => filled.has(name) && !z.safeParse(schema, filled.get(name)).success)
      .map(([name, { message }]) => [name, message]),
  );
}

function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
  const fields = [...(form?.elements ?? [])].filter((field) => field instanceof HTMLInputElement);
  fields.find(({ name }) => names.includes(name))?.focus();
}
