import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScope } from './scope.js';
import { syntaxErrorOf } from './template-syntax.js';
import { hasLooseBraces, nearest, referencesIn, unknownReferences } from './template-text.js';
import type { SecretNames } from './use-secret-names.js';
import { rootsOf } from './variables.js';

interface Problem {
  text: string;
  /** It can't be published so; the other kind may be meant. */
  severe: boolean;
}

/** What is wrong with a template as it stands: braces, what Liquid says of it, variables that nobody sets. */
export function useTemplateProblem(text: string, secrets: SecretNames | null): Problem | null {
  const { t } = useTranslation('steps');
  const { variables } = useScope();
  const syntax = useSyntaxError(text);
  return useMemo(() => {
    if (hasLooseBraces(text)) return { text: t('template.looseBraces', { open: '{{', close: '}}' }), severe: true };
    if (syntax) return { text: t('template.syntax', { detail: syntax }), severe: true };
    const secret = referencesIn(text)
      .find(({ path }) => path.startsWith('secrets.'))
      ?.path.slice('secrets.'.length);
    if (secret !== undefined && secrets === null) return { text: t('template.secretsElsewhere'), severe: true };
    if (secret !== undefined && secrets?.complete && !secrets.names.includes(secret))
      return { text: t('template.unknownSecret', { name: secret }), severe: false };
    const roots = rootsOf(variables).add('secrets');
    const unknown = unknownReferences(text, roots);
    const [first] = unknown;
    if (first === undefined) return null;
    const guess = nearest(first, [...variables.map(({ path }) => path), ...roots]);
    return { text: t(guess ? 'template.unknownGuess' : 'template.unknown', { names: unknown.join(', '), guess }), severe: false };
  }, [text, syntax, variables, secrets, t]);
}

const TYPING_MILLISECONDS = 250;

/** Liquid's own word, once one pauses; the language itself is loaded with the first text that uses it. */
function useSyntaxError(text: string): string | null {
  const [error, setError] = useState<{ of: string; text: string | null } | null>(null);
  useEffect(() => {
    if (!/\{[{%]/.test(text)) return;
    let gone = false;
    const timer = setTimeout(
      () => void syntaxErrorOf(text).then((found) => gone || setError({ of: text, text: found })),
      TYPING_MILLISECONDS,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return error?.of === text ? error.text : null;
}
