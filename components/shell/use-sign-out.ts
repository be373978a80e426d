'use client';

import { useToast } from '@/components/ui/toast';
import { api } from './api.ts';

/** Ends the session and leaves for the sign-in page by a full load, so that nothing of it stays in memory or in the browser. */
export function useSignOut(): () => Promise<void> {
  const toast = useToast();
  return async () => {
    try {
      await api.post('/api/auth/sign-out');
      forgetAll();
      window.location.assign('/sign-in');
    } catch (error) {
      toast.show({
        title: 'You are still signed in',
        description: error instanceof Error ? error.message : '',
        tone: 'error',
      });
    }
  };
}

/** Drafts and attachments that were not sent: whoever signs in here next may be somebody else. */
function forgetAll(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}
