import { TextInput, type TextInputProps } from '@mantine/core';
import classes from './account.module.css';

/** For a code of the authenticator app. */
export function CodeInput(props: TextInputProps) {
  return (
    <TextInput
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      className={classes.code}
      {...props}
    />
  );
}
