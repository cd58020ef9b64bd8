import type { GetInputPropsReturnType, UseFormReturnType } from '@mantine/form';
import { useEffect } from 'react';
import type { FormDraft } from '../../../ui/form-draft.js';
import type { ChannelValues } from '../parts/channel-values.js';

type Texts = Record<string, string>;

/** Every text of the form by its path. */
export const textsOf = ({ name, phone, settings, secrets }: ChannelValues): Texts => ({
  ...{ name, phone },
  ...Object.fromEntries(Object.entries(settings).map(([field, value]) => [`settings.${field}`, value])),
  ...Object.fromEntries(Object.entries(secrets).map(([field, value]) => [`secrets.${field}`, value])),
});

/** What was typed before, over what a new form begins with. */
export function withDraft(values: ChannelValues, draft: FormDraft | undefined): ChannelValues {
  if (!draft) return values;
  const of = (part: string, own: Texts): Texts =>
    Object.fromEntries(Object.entries(own).map(([field, value]) => [field, textIn(draft, `${part}${field}`) ?? value]));
  const { name, phone } = of('', { name: values.name, phone: values.phone });
  return { name: name ?? '', phone: phone ?? '', settings: of('settings.', values.settings), secrets: of('secrets.', values.secrets) };
}

function textIn({ values }: FormDraft, path: string): string | undefined {
  const value = values[path];
  return typeof value === 'string' ? value : undefined;
}

/** Tells the draft what changed in the form. */
export function tellDraft(draft: FormDraft | undefined, after: ChannelValues, before: ChannelValues): void {
  if (!draft) return;
  const earlier = textsOf(before);
  for (const [path, value] of Object.entries(textsOf(after))) {
    if (value !== earlier[path] && value !== draft.values[path]) draft.type(path, value);
  }
}

/** Brings into the form what others, or another window, typed. */
export function useKeptForm(form: UseFormReturnType<ChannelValues>, draft: FormDraft | undefined): void {
  useEffect(() => {
    if (!draft) return;
    for (const [path, shown] of Object.entries(textsOf(form.getValues()))) {
      const kept = textIn(draft, path);
      if (kept !== undefined && kept !== shown) form.setFieldValue(path, kept);
    }
    // The form is another object at each render; only what is kept decides.
  }, [draft]);
}

/** A field's properties, with what is to be said of it instead of its help, and heard when it is left. */
export function keptProps(props: GetInputPropsReturnType, path: string, draft: FormDraft | undefined): GetInputPropsReturnType {
  if (!draft) return props;
  const leave = (event: unknown): void => {
    props.onBlur?.(event);
    draft.leave(path);
  };
  const note = draft.notes[path];
  return { ...props, ...(note === undefined ? {} : { description: note }), onBlur: leave };
}
