import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { CodeForm } from './code-form.js';
import { LoginForm, type Credentials } from './login-form.js';
import { useEnter } from './use-enter.js';

/** E-mail and password; a code after it where one's second factor is on, which only the server knows. */
export default function LoginPage() {
  const { next } = useSearch({ from: '/login' });
  const enter = useEnter();
  const [proven, setProven] = useState<Credentials | null>(null);
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<Error | null>(null);
  if (proven) {
    return (
      <CodeForm
        credentials={proven}
        onEnter={(me) => enter(me, next)}
        onBack={(error) => {
          setProblem(error);
          setEmail(proven.email);
          setProven(null);
        }}
      />
    );
  }
  return <LoginForm email={email} problem={problem} onEnter={(me) => enter(me, next)} onCodeAsked={setProven} />;
}
