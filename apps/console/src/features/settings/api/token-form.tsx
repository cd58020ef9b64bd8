import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { type ApiToken, apiTokensQuery, changeApiToken, createApiToken } from '../../../api/api-tokens.js';
import { errorText, toast } from '../../../ui/toast.js';
import settings from '../settings.module.css';
import { ScopeChoice } from './scope-choice.js';
import { dayOf, tokenTerms, type TokenValues, tokenValues } from './token-values.js';

const NAME_MAX_LENGTH = 100;
const RATE_MAX = 1_000_000;
/** The server's names of fields that are called otherwise here. */
const FIELDS: Record<string, keyof TokenValues> = { name: 'name', scopes: 'scopes', ratePerMinute: 'ratePerMinute', expiresAt: 'lastDay' };

interface TokenFormProps {
  token: ApiToken | null;
  scopes: readonly string[];
  onMade: (token: string) => void;
  onClose: () => void;
}

export function TokenForm({ token, scopes, onMade, onClose }: TokenFormProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const form = useForm({
    initialValues: tokenValues(token, scopes),
    validate: {
      name: (name) => (name.trim() === '' ? t('settings:api.nameMissing') : null),
      scopes: (chosen, { reach }) => (reach === 'chosen' && chosen.length === 0 ? t('settings:api.scopesMissing') : null),
      ratePerMinute: (rate) => (Number(rate) >= 1 ? null : t('settings:api.rateMissing')),
    },
  });
  const save = useSave(token, scopes, { onMade, onClose });
  const problem = save.error && (!isApiError(save.error) || Object.keys(save.error.byField).length === 0) ? save.error : null;
  const onRefused = (error: Error) => {
    if (!isApiError(error)) return;
    for (const [field, words] of Object.entries(error.byField)) form.setFieldError(FIELDS[field] ?? 'name', words);
  };
  return (
    <form className={settings.form} onSubmit={form.onSubmit((values) => save.mutate(values, { onError: onRefused }))} noValidate>
      <TextInput
        label={t('settings:api.name')}
        description={t('settings:api.nameHint')}
        maxLength={NAME_MAX_LENGTH}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <ScopeChoice form={form} scopes={scopes} />
      <div className={settings.fields}>
        <NumberInput
          label={t('settings:api.rate')}
          min={1}
          max={RATE_MAX}
          allowDecimal={false}
          required
          {...form.getInputProps('ratePerMinute')}
        />
        <TextInput
          type="date"
          label={t('settings:api.lastDay')}
          description={t('settings:api.lastDayHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={dayOf(new Date())}
          {...form.getInputProps('lastDay')}
        />
      </div>
      {problem && (
        <p className={settings.problem} role="alert">
          {errorText(problem)}
        </p>
      )}
      <div className={settings.buttons}>
        <Button type="submit" loading={save.isPending}>
          {token ? t('ui:save') : t('settings:api.make')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </div>
    </form>
  );
}

function useSave(token: ApiToken | null, scopes: readonly string[], { onMade, onClose }: Pick<TokenFormProps, 'onMade' | 'onClose'>) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (values: TokenValues): Promise<string | null> => {
      const terms = tokenTerms(values, scopes);
      if (!token) return (await createApiToken(terms)).token;
      await changeApiToken(token.id, terms);
      return null;
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: apiTokensQuery.queryKey });
      if (made) return onMade(made);
      toast(t('api.saved'));
      onClose();
    },
  });
}
