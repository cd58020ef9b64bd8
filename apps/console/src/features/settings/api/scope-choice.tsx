import { Checkbox, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import settings from '../settings.module.css';
import classes from './api.module.css';
import { type Reach, resourcesOf, type TokenValues } from './token-values.js';

const REACHES: Reach[] = ['everything', 'read', 'chosen'];

/** Everything, all reading, or ticks resource by resource. */
export function ScopeChoice({ form, scopes }: { form: UseFormReturnType<TokenValues>; scopes: readonly string[] }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Radio.Group label={t('api.scopes')} {...form.getInputProps('reach')}>
        <div className={settings.radios}>
          {REACHES.map((reach) => (
            <Radio key={reach} value={reach} label={t(`api.reach.${reach}`)} description={t(`api.reachHint.${reach}`)} />
          ))}
        </div>
      </Radio.Group>
      {form.values.reach === 'chosen' && (
        <Checkbox.Group aria-label={t('api.reach.chosen')} {...form.getInputProps('scopes')}>
          <div className={classes.scopes}>
            {resourcesOf(scopes).map((resource) => (
              <div key={resource.name} role="group" aria-label={t(`api.resource.${resource.name}`)} className={classes.resource}>
                <span className={classes.resourceName}>{t(`api.resource.${resource.name}`)}</span>
                {resource.scopes.map((scope) => (
                  <Checkbox key={scope} value={scope} label={t(scope.endsWith(':read') ? 'api.read' : 'api.write')} />
                ))}
              </div>
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}
